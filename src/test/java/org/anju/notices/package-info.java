@NullMarked
package org.anju.notices;

import org.jspecify.annotations.NullMarked;
