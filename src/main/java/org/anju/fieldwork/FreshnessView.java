package org.anju.fieldwork;

import java.time.LocalDate;
import java.util.List;
import org.anju.frame.Frame;
import org.anju.places.DivisionName;
import org.anju.places.Position;
import org.jspecify.annotations.Nullable;

/// Ages as a page shows them: a place, all of it together, and what it is made of.
///
/// @param path from the province down; empty for everywhere
/// @param title of the place; blank for everywhere
/// @param buildings whether the lines are buildings; otherwise divisions
/// @param next the reference after which the next page begins; blank where this is the last
/// @param query what a link to the same table says behind the question mark
/// @param middle where the map looks first; `null` for no map
public record FreshnessView(
        List<DivisionName> path,
        String title,
        Ages whole,
        boolean buildings,
        List<Line> lines,
        String next,
        String query,
        @Nullable Position middle) {

    public FreshnessView {
        lines = List.copyOf(lines);
    }

    /// One part, with where it leads.
    ///
    /// @param code what names it in a file: the code of a division, the reference of a building
    /// @param position of a building on the map; `null` for none
    public record Line(
            String code,
            String label,
            String path,
            Ages ages,
            @Nullable Position position) {}

    /// A building with its dwellings.
    ///
    /// @param middle where the map looks first; `null` for no map
    public record Rooms(
            List<DivisionName> path,
            String title,
            String reference,
            Ages whole,
            List<Room> rooms,
            @Nullable Position middle) {

        public Rooms {
            rooms = List.copyOf(rooms);
        }
    }

    /// A dwelling with its last confirmation.
    ///
    /// @param path to its page; blank where the reader may not open it
    public record Room(String address, String path, Confirmation confirmation, LocalDate today) {

        public AgeClass age() {
            return AgeClass.of(confirmation.age(today));
        }

        /// How many days ago; empty for never.
        public String days() {
            var age = confirmation.age(today);
            return age == null ? "" : age.toString();
        }

        public boolean withinTarget() {
            return confirmation.withinTarget(today);
        }

        /// On which day and how; empty for never.
        public String on(Frame page) {
            var on = confirmation.on();
            var by = confirmation.by();
            return on == null || by == null
                    ? ""
                    : page.words().day(on) + " · " + page.words().of(by);
        }
    }

    /// The figures of a line as a file gives them.
    static List<String> cells(Ages ages) {
        return List.of(
                String.valueOf(ages.doors()),
                String.valueOf(ages.within30()),
                String.valueOf(ages.within90()),
                String.valueOf(ages.older()),
                String.valueOf(ages.never()),
                ages.median() == null ? "" : ages.median().toString(),
                String.valueOf(ages.withinTarget()));
    }

    /// What stands above these figures, on the page and in the file.
    static List<String> headings(Frame page) {
        return List.of(
                page.t("freshness.doors"),
                page.words().of(AgeClass.WITHIN_30),
                page.words().of(AgeClass.WITHIN_90),
                page.words().of(AgeClass.OLDER),
                page.words().of(AgeClass.NEVER),
                page.t("freshness.median"),
                page.t("freshness.target"));
    }
}
