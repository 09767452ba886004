@NullMarked
package org.anju.declarations;

import org.jspecify.annotations.NullMarked;
