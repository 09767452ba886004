@NullMarked
package org.anju.kiosk;

import org.jspecify.annotations.NullMarked;
