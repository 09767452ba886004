@NullMarked
package org.anju.cases;

import org.jspecify.annotations.NullMarked;
