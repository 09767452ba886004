package org.anju.matters;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.anju.accounts.Accounts;
import org.anju.oversight.HouseEvents;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.PurposeCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

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
    private final TransactionTemplate writing;

    TakingIn(
            MatterRecords records,
            Matters matters,
            HouseEvents events,
            Accounts accounts,
            PlatformTransactionManager transactions) {
        this.records = records;
        this.matters = matters;
        this.events = events;
        this.accounts = accounts;
        this.writing = new TransactionTemplate(transactions);
    }

    /// A text that has no fault.
    ///
    /// @param name of the file
    record Found(String name, Matter matter, String text, Edition.Source source) {}

    /// Whether this very text is in the catalogue.
    boolean has(byte[] file) {
        try {
            return records.has(digest(MatterTexts.text(file)));
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /// Takes in all of them, or, where something stands against one, none: what does, by the name of the file.
    SequencedMap<String, List<MatterFault>> take(List<Found> texts) {
        return tried(texts, false);
    }

    /// What stands against taking them in; nothing is.
    SequencedMap<String, List<MatterFault>> against(List<Found> texts) {
        return tried(texts, true);
    }

    private SequencedMap<String, List<MatterFault>> tried(List<Found> texts, boolean only) {
        var faults = new LinkedHashMap<String, List<MatterFault>>();
        writing.executeWithoutResult(status -> {
            texts.forEach(one -> take(one).ifPresent(fault -> faults.put(one.name(), List.of(fault))));
            if (only || !faults.isEmpty()) {
                status.setRollbackOnly();
            }
        });
        return faults;
    }

    private Optional<MatterFault> take(Found found) {
        var matter = found.matter();
        var digest = digest(found.text());
        var versions = records.locked(matter.code());
        if (versions.stream().anyMatch(version -> version.digest().equals(digest))) {
            return Optional.empty();
        }
        if (!versions.isEmpty()
                && found.source() == Edition.Source.PROGRAM
                && versions.getLast().source() != Edition.Source.PROGRAM) {
            LOG.info("The program has a new text of {}; the one of this installation stands.", matter.code());
            return Optional.empty();
        }
        if (!versions.isEmpty() && matter.from().isBefore(versions.getLast().from())) {
            return Optional.of(new MatterFault(
                    "from",
                    MatterTexts.line(found.text(), "from"),
                    "backwards",
                    List.of(
                            matter.from().toString(),
                            String.valueOf(versions.getLast().pinned().version()),
                            versions.getLast().from().toString())));
        }
        var pinned = new MatterVersion(matter.code(), versions.size() + 1);
        records.add(pinned, matter.from(), digest, found.source(), found.text());
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
