/// Tests of the engine, without Spring: rules first, then how good it is on data with known truth.
@NullMarked
package org.anju.linkage;

import org.jspecify.annotations.NullMarked;
