@NullMarked
package org.anju;

import org.jspecify.annotations.NullMarked;
