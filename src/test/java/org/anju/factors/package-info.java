@NullMarked
package org.anju.factors;

import org.jspecify.annotations.NullMarked;
