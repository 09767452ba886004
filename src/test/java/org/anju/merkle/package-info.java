@NullMarked
package org.anju.merkle;

import org.jspecify.annotations.NullMarked;
