@NullMarked
package org.anju.warrants;

import org.jspecify.annotations.NullMarked;
