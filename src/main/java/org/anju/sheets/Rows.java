package org.anju.sheets;

import java.io.Closeable;
import java.util.Optional;

/// The rows of one table, whatever the format of its file.
interface Rows extends Closeable {

    /// The next row that is not blank; empty after the last.
    Optional<Row> next();

    /// How much of the file has been taken in, from 0 to 1.
    double progress();
}
