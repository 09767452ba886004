@org.jspecify.annotations.NullMarked
package org.anju.certificates;
