package org.anju.places;

import java.time.LocalDate;
import java.util.List;

/// Reads written addresses by a list of divisions alone, with no register behind it: for files on their way in,
/// and for measuring. Never changes, so that any number of threads may read with one.
public final class AddressReader {

    private final Gazetteer gazetteer;

    private AddressReader(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    /// @param today the day whose names of divisions are read as those in force
    public static AddressReader by(List<DivisionRow> divisions, LocalDate today) {
        var batch = new DivisionImport(divisions);
        batch.against(List.of(), today);
        return new AddressReader(new Gazetteer(batch.opened(), today));
    }

    public WrittenAddress read(String written) {
        return AddressText.written(written, gazetteer);
    }

    /// The one form of the characters in which addresses are read and compared.
    public static String normal(String written) {
        return AddressForm.normal(written);
    }
}
