@NullMarked
package org.anju.postings;

import org.jspecify.annotations.NullMarked;
