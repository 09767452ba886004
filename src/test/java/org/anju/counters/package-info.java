@NullMarked
package org.anju.counters;

import org.jspecify.annotations.NullMarked;
