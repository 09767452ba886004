/// Reads an office's spreadsheets as they are, CSV or XLSX, as a stream of rows in constant memory, and writes
/// the report on them.
@ApplicationModule(allowedDependencies = "shared")
@NullMarked
package org.anju.sheets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
