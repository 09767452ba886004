@NullMarked
package org.anju.places;

import org.jspecify.annotations.NullMarked;
