@NullMarked
package org.anju.matters;

import org.jspecify.annotations.NullMarked;
