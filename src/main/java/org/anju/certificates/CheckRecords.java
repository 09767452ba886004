package org.anju.certificates;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.Ids;
import org.anju.shared.PersonId;
import org.anju.shared.ReceiptNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CheckRecords {

    private static final String HOLDER = """
            select subject, certificate, number from certificates.holder(:list, :place)
            """;

    // One row more, or one that is old enough to count anew; none where the same asker has just asked.
    private static final String ASK = """
            insert into certificates.asked as a (list, place, asker, since)
            values (:list, :place, :asker, :now)
            on conflict (list, place, asker) do update set since = excluded.since where a.since <= :before
            """;

    private static final String ASKED = """
            select count(*) from certificates.asked where list = :list and place = :place and since > :since
            """;

    private static final String ADD = """
            insert into certificates.checking (subject, checking, certificate, unit_name, channel)
            values (:subject, :checking, :certificate, :unitName, :channel)
            """;

    private static final String LIST = """
            select c.at, c.unit_name, c.channel
            from certificates.checking c
            where c.subject = any (:subjects::uuid[]) and c.certificate = :certificate
            order by c.checking desc
            limit :most
            """;

    private static final String FORGET_ASKED = "select certificates.forget_asked()";

    private final JdbcClient db;

    CheckRecords(JdbcClient db) {
        this.db = db;
    }

    record Holder(PersonId subject, CertificateId certificate, ReceiptNumber number) {}

    Optional<Holder> holder(Slot slot) {
        return db.sql(HOLDER)
                .param("list", slot.list())
                .param("place", slot.place())
                .query((row, n) -> new Holder(
                        new PersonId(row.getObject("subject", UUID.class)),
                        new CertificateId(row.getObject("certificate", UUID.class)),
                        new ReceiptNumber(row.getString("number"))))
                .optional();
    }

    /// Whether this asker has not asked about this place since then.
    boolean ask(Slot slot, byte[] asker, Instant now, Instant before) {
        return db.sql(ASK)
                        .param("list", slot.list())
                        .param("place", slot.place())
                        .param("asker", asker)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("before", before.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /// How many askers there were since then.
    int asked(Slot slot, Instant since) {
        return db.sql(ASKED)
                .param("list", slot.list())
                .param("place", slot.place())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    void add(Holder holder, Access access) {
        db.sql(ADD)
                .param("subject", holder.subject().value())
                .param("checking", Ids.next())
                .param("certificate", holder.certificate().value())
                .param("unitName", access.unitName())
                .param("channel", access.channel().name())
                .update();
    }

    List<Checking> list(Collection<PersonId> subjects, CertificateId certificate, int most) {
        return db.sql(LIST)
                .param("subjects", subjects.stream().map(PersonId::value).toArray(UUID[]::new))
                .param("certificate", certificate.value())
                .param("most", most)
                .query((row, n) -> new Checking(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("unit_name"),
                        Channel.valueOf(row.getString("channel"))))
                .list();
    }

    void forgetAsked() {
        db.sql(FORGET_ASKED).query(row -> {});
    }
}
