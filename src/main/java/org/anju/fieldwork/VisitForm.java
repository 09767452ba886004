package org.anju.fieldwork;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.dwellings.DwellingId;
import org.anju.dwellings.Use;
import org.anju.frame.Fields;
import org.anju.places.Position;
import org.anju.residents.Declaration;
import org.anju.shared.Keyring;
import org.jspecify.annotations.Nullable;

/// Reads visits as a phone writes them. Without key, number and time of each the request is none; what else
/// cannot be read in a visit is the fault of that visit alone and must not keep the others back.
final class VisitForm {

    private static final UUID NOBODYS = new UUID(0, 0);

    private final Keyring keyring;

    VisitForm(Keyring keyring) {
        this.keyring = keyring;
    }

    List<Visit> read(List<Fields> items) {
        return items.stream().map(this::visit).toList();
    }

    private Visit visit(Fields item) {
        var id = id(item);
        var sequence = item.whole("sequence", 1, 0);
        if (sequence == 0 && item.faults().isEmpty()) {
            item.fault("sequence", "field-missing");
        }
        var observed = observed(item);
        var apart = item.apart().only("id", "sequence", "dwelling", "base", "observedAt", "outcome", "facts");
        var outcome = apart.code("outcome", Outcome.WITHDRAWN);
        if (!apart.has("outcome")) {
            apart.fault("outcome", "field-missing");
        }
        var dwelling = apart.text("dwelling");
        var base = apart.text("base");
        var facts = new ArrayList<Fact>();
        for (var fact : apart.objectsIfAny("facts")) {
            fact(fact).ifPresent(facts::add);
        }
        var fault = apart.faults().stream()
                .findFirst()
                .map(first -> first.pointer() + " " + first.code())
                .orElse("");
        // A visit that cannot be read is none that was withdrawn.
        return new Visit(
                id,
                sequence,
                key(dwelling).map(DwellingId::new).orElse(null),
                base,
                observed,
                fault.isEmpty() ? outcome : outcome == Outcome.WITHDRAWN ? Outcome.CHANGED : outcome,
                facts,
                fault);
    }

    private static VisitId id(Fields item) {
        try {
            return new VisitId(UUID.fromString(item.text("id")));
        } catch (IllegalArgumentException e) {
            item.fault("id", "uuid-expected");
            return new VisitId(NOBODYS);
        }
    }

    private static Instant observed(Fields item) {
        try {
            return OffsetDateTime.parse(item.text("observedAt")).toInstant();
        } catch (DateTimeException e) {
            item.fault("observedAt", "instant-form");
            return Instant.EPOCH;
        }
    }

    private Optional<Fact> fact(Fields fact) {
        var kind = fact.text("kind");
        return switch (kind) {
            case "stays" -> Optional.of(new Fact.Stays(stay(fact.only("kind", "stay"))));
            case "left" -> {
                fact.only("kind", "stay", "since");
                yield Optional.of(new Fact.Left(stay(fact), fact.text("since")));
            }
            case "never" -> Optional.of(new Fact.Never(stay(fact.only("kind", "stay"))));
            case "use" -> {
                fact.only("kind", "use");
                yield Optional.of(new Fact.Used(use(fact)));
            }
            case "dwelling" -> {
                fact.only("kind", "address", "use", "near", "position", "accuracy");
                yield Optional.of(new Fact.Found(
                        fact.text("address"),
                        use(fact),
                        key(fact.text("near")).map(DwellingId::new).orElse(null),
                        position(fact),
                        fact.number("accuracy", 0)));
            }
            case "new" -> Optional.of(someone(fact));
            default -> {
                fact.fault("kind", "code-unknown");
                yield Optional.empty();
            }
        };
    }

    private static Fact someone(Fields fact) {
        fact.only(
                "kind",
                "name",
                "sex",
                "documentKind",
                "documentNumber",
                "birth",
                "household",
                "movedIn",
                "reason",
                "phone",
                "basis",
                "noticeGiven");
        return new Fact.New(
                new Declaration(
                        fact.text("name"),
                        fact.text("sex"),
                        // The interface writes its codes with hyphens.
                        fact.text("documentKind").replace('-', '_'),
                        fact.text("documentNumber"),
                        fact.text("birth"),
                        fact.text("household"),
                        "",
                        fact.text("movedIn"),
                        fact.text("reason"),
                        fact.text("phone"),
                        ""),
                fact.text("basis"),
                fact.flag("noticeGiven"));
    }

    private static Use use(Fields fact) {
        if (!fact.has("use")) {
            fact.fault("use", "field-missing");
        }
        return fact.code("use", Use.OTHER);
    }

    private static @Nullable Position position(Fields fact) {
        var degrees = fact.numbers("position", 2);
        if (degrees.isEmpty()) {
            return null;
        }
        try {
            return new Position(degrees.get(0), degrees.get(1));
        } catch (IllegalArgumentException e) {
            fact.fault("position", "position-impossible");
            return null;
        }
    }

    // A reference that is none of ours leads to nobody, and the visit is told so.
    private UUID stay(Fields fact) {
        return key(fact.text("stay")).orElse(NOBODYS);
    }

    private Optional<UUID> key(String reference) {
        return reference.isEmpty() ? Optional.empty() : keyring.key(reference);
    }
}
