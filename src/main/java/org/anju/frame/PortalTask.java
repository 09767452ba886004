package org.anju.frame;

import java.util.List;
import org.anju.shared.Access;
import org.anju.shared.PersonId;

/// A line of a resident's home 我的首页 that a module offers as a bean, as it offers its [MenuEntry]: what there is,
/// and whether something is to be done about it. The home puts them in order and knows no module.
///
/// @param order where it stands, smaller first
/// @param path where it leads, a page of the portal
/// @param key the sentence that names it
/// @param progress how far it is
public record PortalTask(int order, String path, String key, Progress progress) {

    public PortalTask {
        if (!path.startsWith("/") || path.startsWith("//")) {
            throw new IllegalArgumentException(
                    "A line of the home leads to a page of this house: '%s'.".formatted(path));
        }
    }

    /// Asked while the home is made.
    @FunctionalInterface
    public interface Progress {

        /// How far it is, of a person with these records. Runs in the read-only transaction of the one look that
        /// the home costs: row policies let the rows about these records through, and no others. So it selects
        /// by `subject = any (…)`. A face that makes a look of its own refuses to be called from here, and
        /// nothing can be written.
        ///
        /// @param parts the records of one person, that under which they are kept first
        /// @param access the person's own
        State of(List<PersonId> parts, Access access);
    }

    /// How far it is, in one short sentence.
    ///
    /// @param key the sentence
    /// @param arguments what it is filled with, as [Words#t] takes it
    public record State(Kind kind, String key, List<Object> arguments) {

        public State {
            arguments = List.copyOf(arguments);
        }

        /// The person should do something.
        public static State toDo(String key, Object... arguments) {
            return new State(Kind.TO_DO, key, List.of(arguments));
        }

        /// An office has it; the person waits.
        public static State waits(String key, Object... arguments) {
            return new State(Kind.WAITS, key, List.of(arguments));
        }

        /// In order; nothing is to be done.
        public static State done(String key, Object... arguments) {
            return new State(Kind.DONE, key, List.of(arguments));
        }

        /// There is nothing.
        public static State nothing(String key, Object... arguments) {
            return new State(Kind.NOTHING, key, List.of(arguments));
        }
    }

    /// Few kinds, so that what is to be done stands out; only the first two are marked.
    public enum Kind {
        TO_DO,
        WAITS,
        DONE,
        NOTHING
    }
}
