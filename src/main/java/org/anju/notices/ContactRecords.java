package org.anju.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.Tongue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ContactRecords {

    private static final String ALL = """
            select w.way, c.address, c.tongue, a.address as asked, a.until
            from unnest(array['EMAIL', 'SMS']) as w (way)
            left join notices.channel c on c.channel = w.way and c.subject = :subject
            left join notices.asked a on a.channel = w.way and a.subject = :subject and a.until > :now
            order by w.way
            """;

    private static final String ASK = """
            insert into notices.asked (subject, channel, address, tongue, code, until)
            values (:subject, :channel, :address, :tongue, :code, :until)
            on conflict (subject, channel) do update
            set address = excluded.address, tongue = excluded.tongue, code = excluded.code, until = excluded.until, wrong = 0
            """;

    // A try is counted before its code is compared, so that many at once gain nothing.
    private static final String TRY = """
            update notices.asked
            set wrong = wrong + 1
            where subject = :subject and channel = :channel and until > :now and wrong < :most
            returning code
            """;

    private static final String CONFIRM = "select notices.confirmed(:subject, :channel)";

    private static final String TAKE_BACK = "select notices.take_back(:subject, :channel)";

    private static final String ERASE = "select notices.erase_asked(:most)";

    private final JdbcClient db;
    private final Keyring keyring;

    ContactRecords(JdbcClient db, Keyring keyring) {
        this.db = db;
        this.keyring = keyring;
    }

    static byte[] digest(Keyring keyring, String code) {
        return keyring.digest("contact-code|" + code);
    }

    /// One for each way.
    List<Contact> list(PersonId subject, Instant now) {
        return db.sql(ALL)
                .param("subject", subject.value())
                .param("now", at(now))
                .query(this::contact)
                .list();
    }

    /// Keeps an address until its code comes back; one that waited before is forgotten.
    void ask(PersonId subject, ContactAddress address, Tongue tongue, String code, Instant until) {
        db.sql(ASK)
                .param("subject", subject.value())
                .param("channel", address.way().name())
                .param("address", keyring.seal(address.text()))
                .param("tongue", tongue.name())
                .param("code", digest(keyring, code))
                .param("until", at(until))
                .update();
    }

    /// Whether this is the code; empty where none works any more.
    Optional<Boolean> tries(PersonId subject, Way way, String code, int most, Instant now) {
        return db.sql(TRY)
                .param("subject", subject.value())
                .param("channel", way.name())
                .param("most", most)
                .param("now", at(now))
                .query((row, n) -> Arrays.equals(row.getBytes("code"), digest(keyring, code)))
                .optional();
    }

    void confirm(PersonId subject, Way way) {
        db.sql(CONFIRM)
                .param("subject", subject.value())
                .param("channel", way.name())
                .query(row -> {});
    }

    void takeBack(PersonId subject, Way way) {
        db.sql(TAKE_BACK)
                .param("subject", subject.value())
                .param("channel", way.name())
                .query(row -> {});
    }

    /// Takes away addresses that nobody confirmed in time.
    long erase(int most) {
        return db.sql(ERASE).param("most", most).query(Long.class).single();
    }

    private Contact contact(ResultSet row, int n) throws SQLException {
        var address = row.getBytes("address");
        var asked = row.getBytes("asked");
        var until = row.getObject("until", OffsetDateTime.class);
        return new Contact(
                Way.valueOf(row.getString("way")),
                address == null ? "" : keyring.unseal(address),
                address == null ? Tongue.ZH : Tongue.valueOf(row.getString("tongue")),
                asked == null ? "" : keyring.unseal(asked),
                until == null ? null : until.toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
