@NullMarked
package org.anju.permits;

import org.jspecify.annotations.NullMarked;
