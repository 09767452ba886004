@NullMarked
package org.anju.dwellings;

import org.jspecify.annotations.NullMarked;
