/// Tests of what every page carries.
@NullMarked
package org.anju.frame;

import org.jspecify.annotations.NullMarked;
