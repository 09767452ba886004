package org.anju.matters;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anju.accounts.Accounts;
import org.anju.oversight.HouseEvents;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.PurposeCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Takes texts into the catalogue that come with the program or lie in the data directory. Who may write there
/// runs the installation; that a version came in, and the digest of its text, stand in the transparency log.
@Component
class TakingIn {

    static final PurposeCode UPKEEP = new PurposeCode("matter-upkeep");

    private static final Logger LOG = LoggerFactory.getLogger(TakingIn.class);

    private final MatterRecords records;
    private final Matters matters;
    private final HouseEvents events;
    private final Accounts accounts;

    TakingIn(MatterRecords records, Matters matters, HouseEvents events, Accounts accounts) {
        this.records = records;
        this.matters = matters;
        this.events = events;
        this.accounts = accounts;
    }

    /// What stands against taking in a text; empty where it is in the catalogue now, or was already.
    @Transactional
    public Optional<MatterFault> take(Matter matter, String text, Edition.Source source) {
        var digest = digest(text);
        var versions = records.locked(matter.code());
        if (versions.stream().anyMatch(version -> version.digest().equals(digest))) {
            return Optional.empty();
        }
        if (!versions.isEmpty()
                && source == Edition.Source.PROGRAM
                && versions.getLast().source() != Edition.Source.PROGRAM) {
            LOG.info("The program has a new text of {}; the one of this installation stands.", matter.code());
            return Optional.empty();
        }
        if (!versions.isEmpty() && matter.from().isBefore(versions.getLast().from())) {
            return Optional.of(new MatterFault(
                    "from",
                    1,
                    "backwards",
                    List.of(
                            matter.from().toString(),
                            String.valueOf(versions.getLast().pinned().version()),
                            versions.getLast().from().toString())));
        }
        var pinned = new MatterVersion(matter.code(), versions.size() + 1);
        records.add(pinned, matter.from(), digest, source, text);
        matters.changed();
        happened(pinned, digest, accounts.systemAccess(UPKEEP, pinned.toString(), Channel.RULE));
        return Optional.empty();
    }

    /// Leaves in the transparency log which text a version has.
    void happened(MatterVersion pinned, String digest, Access access) {
        events.happened(
                "MATTER_PUBLISHED",
                Map.of("matter", pinned.code().value(), "version", pinned.version(), "digest", digest),
                access);
    }

    static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
