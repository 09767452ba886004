package org.anju.certificates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.shared.Access;
import org.anju.shared.Ids;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.ReceiptNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class CertificateRecords {

    private static final String ADD = """
            insert into certificates.certificate
                (subject, certificate, number, kind, fields, card, sd_jwt, issued, until, list, place, account, unit, unit_name)
            values (:subject, :certificate, :number, :kind, :fields, :card, :sdJwt, :issued, :until, :list, :place,
                    :account, :unit, :unitName)
            """;

    private static final String LIST = """
            select c.subject, c.certificate, c.number, c.kind, c.fields, c.card, c.sd_jwt, c.issued, c.until, s.status,
                   coalesce((select max(m.at) from certificates.mark m
                             where m.subject = c.subject and m.certificate = c.certificate), c.at) as since
            from certificates.certificate c
            join certificates.slot s on s.list = c.list and s.place = c.place
            where c.subject = any (:subjects::uuid[]) and (:certificate::uuid is null or c.certificate = :certificate)
            order by c.certificate desc
            limit :most
            """;

    private static final String MARK = """
            insert into certificates.mark (subject, mark, certificate, kind, account, unit, unit_name)
            values (:subject, :mark, :certificate, :kind, :account, :unit, :unitName)
            """;

    private static final String RESTATE = "select certificates.restate(:subject, :certificate)";

    private static final String NEWEST_LIST = "select max(list) from certificates.list";

    private static final String OPEN_LIST = """
            insert into certificates.list (list) values (:list) on conflict do nothing
            """;

    private static final String CLAIM = """
            insert into certificates.slot (list, place, number) values (:list, :place, :number)
            on conflict do nothing
            """;

    private static final String STATUS = """
            select status from certificates.slot where list = :list and place = :place
            """;

    private static final String MARKED = """
            select place, status from certificates.slot where list = :list and status <> 0
            """;

    private static final String HAS_LIST = "select exists (select from certificates.list where list = :list)";

    private static final String FORGET = "select certificates.forget(:subject, :decided)";

    private static final String ERASE_OVER = "select certificates.erase_over(:most)";

    private final JdbcClient db;
    private final Keyring keyring;
    private final JsonMapper json;

    CertificateRecords(JdbcClient db, Keyring keyring, JsonMapper json) {
        this.db = db;
        this.keyring = keyring;
        this.json = json;
    }

    void add(Certificate one, Slot slot, Access access) {
        db.sql(ADD)
                .param("subject", one.subject().value())
                .param("certificate", one.id().value())
                .param("number", one.number().digits())
                .param("kind", one.kind().name())
                .param("fields", keyring.seal(json.writeValueAsString(one.fields())))
                .param("card", keyring.seal(one.card()))
                .param("sdJwt", keyring.seal(one.sdJwt()))
                .param("issued", one.issued())
                .param("until", one.until())
                .param("list", slot.list())
                .param("place", slot.place())
                .param("account", access.by().value())
                .param("unit", access.unit().value())
                .param("unitName", access.unitName())
                .update();
    }

    List<Certificate> list(Collection<PersonId> subjects, @Nullable CertificateId id, int most) {
        return db.sql(LIST)
                .param("subjects", subjects.stream().map(PersonId::value).toArray(UUID[]::new))
                .param("certificate", id == null ? null : id.value())
                .param("most", most)
                .query(this::certificate)
                .list();
    }

    /// One more mark, and the published status with it.
    void mark(Certificate one, String kind, Access access) {
        db.sql(MARK)
                .param("subject", one.subject().value())
                .param("mark", Ids.next())
                .param("certificate", one.id().value())
                .param("kind", kind)
                .param("account", access.by().value())
                .param("unit", access.unit().value())
                .param("unitName", access.unitName())
                .update();
        db.sql(RESTATE)
                .param("subject", one.subject().value())
                .param("certificate", one.id().value())
                .query(row -> {});
    }

    int newestList() {
        return db.sql(NEWEST_LIST).query(Integer.class).single();
    }

    void openList(int list) {
        db.sql(OPEN_LIST).param("list", list).update();
    }

    /// Whether place and number were free; then they are taken.
    boolean claim(Slot slot, ReceiptNumber number) {
        return db.sql(CLAIM)
                        .param("list", slot.list())
                        .param("place", slot.place())
                        .param("number", number.digits())
                        .update()
                > 0;
    }

    /// Empty where the place was never given away.
    Optional<StatusList.Status> status(Slot slot) {
        return db.sql(STATUS)
                .param("list", slot.list())
                .param("place", slot.place())
                .query((row, n) -> StatusList.Status.values()[row.getInt("status")])
                .optional();
    }

    /// The places of a list that are not valid; empty where there is no such list.
    Optional<Map<Integer, StatusList.Status>> marked(int list) {
        if (!db.sql(HAS_LIST).param("list", list).query(Boolean.class).single()) {
            return Optional.empty();
        }
        return Optional.of(db
                .sql(MARKED)
                .param("list", list)
                .query((row, n) -> Map.entry(row.getInt("place"), StatusList.Status.values()[row.getInt("status")]))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    void forget(PersonId person, UUID decided) {
        db.sql(FORGET)
                .param("subject", person.value())
                .param("decided", decided)
                .query(row -> {});
    }

    long eraseOver(int most) {
        return db.sql(ERASE_OVER).param("most", most).query(Long.class).single();
    }

    private Certificate certificate(ResultSet row, int number) throws SQLException {
        return new Certificate(
                new CertificateId(row.getObject("certificate", UUID.class)),
                new PersonId(row.getObject("subject", UUID.class)),
                CertificateKind.valueOf(row.getString("kind")),
                new ReceiptNumber(row.getString("number")),
                fields(keyring.unseal(row.getBytes("fields"))),
                row.getObject("issued", LocalDate.class),
                row.getObject("until", LocalDate.class),
                state(StatusList.Status.values()[row.getInt("status")]),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                keyring.unseal(row.getBytes("card")),
                keyring.unseal(row.getBytes("sd_jwt")));
    }

    private SequencedMap<String, String> fields(String written) {
        return json.readValue(written, new TypeReference<LinkedHashMap<String, String>>() {});
    }

    private static Certificate.State state(StatusList.Status status) {
        return switch (status) {
            case VALID -> Certificate.State.VALID;
            case SUSPENDED -> Certificate.State.SUSPENDED;
            case REVOKED -> Certificate.State.REVOKED;
        };
    }
}
