@NullMarked
package org.anju.fieldwork;

import org.jspecify.annotations.NullMarked;
