@NullMarked
package org.anju.names;

import org.jspecify.annotations.NullMarked;
