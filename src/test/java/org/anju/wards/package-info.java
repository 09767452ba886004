@NullMarked
package org.anju.wards;

import org.jspecify.annotations.NullMarked;
