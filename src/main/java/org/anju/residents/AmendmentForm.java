package org.anju.residents;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.anju.dwellings.DwellingId;
import org.anju.dwellings.Dwellings;
import org.anju.dwellings.Located;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.anju.shared.Sex;
import org.jspecify.annotations.Nullable;

/// Reads what an officer or another system wants done to a record, field by field; all faults at once.
///
/// @param text what stands in a field, by its name; empty where nothing does
record AmendmentForm(UnaryOperator<String> text, Dwellings dwellings, Keyring keyring) {

    /// What can be done, as it is written in a request.
    enum Kind {
        MOVE,
        CORRECT_STAY,
        STRIKE_STAY,
        NOT_LIVING_THERE,
        STAND,
        RESTORE,
        DESCRIBE;

        static final String[] FIELDS = {
            "type",
            "stay",
            "to",
            "dwelling",
            "address",
            "elsewhere",
            "from",
            "until",
            "word",
            "name",
            "sex",
            "birth",
            "household",
            "reason",
            "evidence",
            "reference"
        };
    }

    /// What was read; [#amendment] and [#grounds] are there where there is no fault.
    record Read(@Nullable Amendment amendment, @Nullable Grounds grounds, List<Problem.Fault> faults) {}

    Read read(UUID act) {
        var reading = new Reading();
        var amendment = reading.amendment();
        var grounds = reading.grounds(act);
        return new Read(
                reading.faults().isEmpty() ? amendment : null,
                reading.faults().isEmpty() ? grounds : null,
                reading.faults());
    }

    private final class Reading extends FormFields {

        Reading() {
            super(text);
        }

        @Nullable
        Amendment amendment() {
            var kind = code("type", Kind.class);
            if (kind == null) {
                return null;
            }
            return switch (kind) {
                case MOVE -> {
                    var to = destination();
                    yield to == null ? null : new Amendment.Move(to, partial("from"));
                }
                case CORRECT_STAY -> {
                    var to = destination();
                    var stay = stay();
                    yield to == null || stay == null ? null : new Amendment.CorrectStay(stay, to, partial("from"));
                }
                case STRIKE_STAY -> {
                    var stay = stay();
                    yield stay == null ? null : new Amendment.StrikeStay(stay);
                }
                case NOT_LIVING_THERE -> notLivingThere();
                case STAND -> {
                    var word = code("word", Person.Standing.Word.class);
                    var since = day("from");
                    yield word == null || since == null ? null : new Amendment.Stand(word, since);
                }
                case RESTORE -> {
                    var word = code("word", Person.Standing.Word.class);
                    yield word == null ? null : new Amendment.Restore(word);
                }
                case DESCRIBE -> describe();
            };
        }

        private @Nullable Amendment notLivingThere() {
            var stay = stay();
            var from = day("from");
            var until = text("until").isEmpty() ? null : day("until");
            if (from != null && until != null && until.isBefore(from)) {
                fault("until", "ends-before-it-starts");
                return null;
            }
            return stay == null || from == null ? null : new Amendment.NotLivingThere(stay, from, until);
        }

        private @Nullable Amendment describe() {
            var name = Examination.plainName(text("name"));
            if (name.isEmpty()) {
                fault("name", "name-missing");
            } else if (name.codePointCount(0, name.length()) > Examination.LONGEST_NAME) {
                fault("name", "name-form");
            }
            var sex = Sex.read(text("sex").toLowerCase(Locale.ROOT));
            if (sex.isEmpty()) {
                fault("sex", "sex-unreadable");
            }
            var birth = partial("birth");
            var from = text("from").isEmpty() ? null : day("from");
            return sex.isEmpty() ? null : new Amendment.Describe(name, sex.get(), birth, text("household"), from);
        }

        private Amendment.@Nullable Destination destination() {
            return switch (text("to")) {
                case "", "dwelling" -> {
                    var home = home();
                    yield home == null ? null : new Amendment.Destination.Dwelling(home);
                }
                case "postal" -> {
                    var home = home();
                    yield home == null ? null : new Amendment.Destination.PostalAddress(home);
                }
                case "elsewhere" -> new Amendment.Destination.Elsewhere(text("elsewhere"));
                default -> {
                    fault("to", "code-unknown");
                    yield null;
                }
            };
        }

        /// By reference, or by an address that means one dwelling.
        private @Nullable DwellingId home() {
            var reference = text("dwelling");
            if (!reference.isEmpty()) {
                var id = keyring.key(reference).map(DwellingId::new).orElse(null);
                if (id == null || dwellings.find(id).isEmpty()) {
                    fault("dwelling", "dwelling-unknown");
                    return null;
                }
                return id;
            }
            var address = text("address");
            if (address.isEmpty()) {
                fault("address", "address-missing");
                return null;
            }
            return home("address", address, dwellings)
                    .map(Located.Found::dwelling)
                    .orElse(null);
        }

        private @Nullable UUID stay() {
            var stay = keyring.key(text("stay")).orElse(null);
            if (stay == null) {
                fault("stay", "stay-unknown");
            }
            return stay;
        }
    }
}
