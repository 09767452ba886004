package org.anju.warrants;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.oversight.ProposalId;
import org.anju.residents.Digest;
import org.anju.shared.Access;
import org.anju.shared.AccountId;
import org.anju.shared.DocumentKind;
import org.anju.shared.IdentityNumber;
import org.anju.shared.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class WarrantRecords {

    private static final String INSTRUMENTS = """
            select instrument, name_zh, name_en, issuers, source_zh, source_en, extract(year from longest)::int as years,
                   extract(month from longest)::int as months, extract(day from longest)::int as days
            from warrants.instrument
            order by place
            """;

    private static final String ALONE =
            "select pg_advisory_xact_lock(hashtextextended('warrants.number|' || :number, 0))";

    private static final String SAME = """
            select (w.instrument, w.issuer_kind, w.issuer, w.number, w.document, w.urgent, w.starts, w.ends, x.digest)
                   = (:instrument::text, :issuerKind::text, :issuer::text, :number::text, :document::bytea, :urgent::boolean,
                      :starts::date, :ends::date, :digest::bytea)
            from warrants.warrant w
            join warrants.wanted x on x.warrant = w.warrant
            where w.warrant = :warrant
            """;

    private static final String ADD = """
            insert into warrants.warrant
                (warrant, proposal, instrument, longest, kept, issuer_kind, issuer, number, document, urgent, starts, ends,
                 account, unit, unit_name)
            select :warrant::uuid, :proposal::uuid, i.instrument, i.longest, i.kept, :issuerKind::text, :issuer::text,
                   :number::text, :document::bytea, :urgent::boolean, :starts::date, :ends::date, :account::uuid, :unit::uuid,
                   :unitName::text
            from warrants.instrument i
            where i.instrument = :instrument
              and not exists (
                  select
                  from warrants.warrant w
                  where w.issuer_kind = :issuerKind and w.issuer = :issuer and w.number = :number
                    and w.ends >= warrants.today()
                    and not exists (select from warrants.revoked r where r.warrant = w.warrant))
            on conflict do nothing
            """;

    private static final String ADD_WANTED = """
            insert into warrants.wanted (warrant, kind, digest, number, last_four)
            values (:warrant, :kind, :digest, :sealed, :lastFour)
            """;

    private static final String MEANS = """
            select digest = :digest::bytea from warrants.wanted where warrant = :warrant
            """;

    private static final String LIST = """
            select w.warrant, w.proposal, w.instrument, w.issuer_kind, w.issuer, w.number, x.kind, x.last_four, w.document,
                   w.urgent, w.starts, w.ends, w.account, w.unit, w.unit_name, w.at,
                   case when exists (select from warrants.revoked r where r.warrant = w.warrant) then 'REVOKED'
                        when not exists (select from warrants.verified v where v.warrant = w.warrant) then 'UNVERIFIED'
                        when warrants.today() < w.starts then 'NOT_BEGUN'
                        when warrants.today() > w.ends then 'ENDED'
                        else 'IN_FORCE' end as state
            from warrants.warrant w
            join warrants.wanted x on x.warrant = w.warrant
            where :warrants::uuid[] is null or w.warrant = any (:warrants::uuid[])
            order by w.at desc
            limit :most
            """;

    private static final String VERIFY = "select warrants.verify(:warrant, :proposal)";

    private static final String REVOKE = "select warrants.revoke(:warrant, :reason, :account, :unit, :unitName)";

    private static final String ERASE = "select warrants.erase_what_is_over()";

    private static final String TALLY = "select issuer_kind, what, n from warrants.tally where year = :year";

    private final JdbcClient db;

    WarrantRecords(JdbcClient db) {
        this.db = db;
    }

    List<Instrument> instruments() {
        return db.sql(INSTRUMENTS)
                .query((row, number) -> new Instrument(
                        row.getString("instrument"),
                        row.getString("name_zh"),
                        row.getString("name_en"),
                        Arrays.stream((String[]) row.getArray("issuers").getArray())
                                .map(IssuerKind::valueOf)
                                .collect(Collectors.toSet()),
                        Period.of(row.getInt("years"), row.getInt("months"), row.getInt("days")),
                        row.getString("source_zh"),
                        row.getString("source_en")))
                .list();
    }

    /// Nobody else enters one of this number of this issuer before the transaction is over.
    void alone(Entry entry) {
        db.sql(ALONE)
                .param("number", entry.issuerKind() + "|" + entry.issuer() + "|" + entry.number())
                .query(row -> {});
    }

    /// Whether what is there under the key says the same; empty where nothing is.
    Optional<Boolean> same(Entry entry, Digest digest) {
        return bind(db.sql(SAME), entry)
                .param("digest", digest.bytes())
                .query(Boolean.class)
                .optional();
    }

    /// False where one of this number of this issuer is there that has neither ended nor been revoked.
    boolean add(Entry entry, ProposalId proposal, Digest digest, byte[] sealed, Access access) {
        var added = bind(db.sql(ADD), entry)
                .param("proposal", proposal.value())
                .param("account", access.by().value())
                .param("unit", access.unit().value())
                .param("unitName", access.unitName())
                .update();
        if (added == 1) {
            db.sql(ADD_WANTED)
                    .param("warrant", entry.key())
                    .param("kind", entry.person().kind().name())
                    .param("digest", digest.bytes())
                    .param("sealed", sealed)
                    .param("lastFour", IdentityNumber.lastFour(entry.person().value()))
                    .update();
        }
        return added == 1;
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Entry entry) {
        return statement
                .param("warrant", entry.key())
                .param("instrument", entry.instrument().code())
                .param("issuerKind", entry.issuerKind().name())
                .param("issuer", entry.issuer())
                .param("number", entry.number())
                .param("document", HexFormat.of().parseHex(entry.sha256()))
                .param("urgent", entry.urgent())
                .param("starts", entry.starts())
                .param("ends", entry.ends());
    }

    /// Whether an instrument means exactly this document.
    boolean means(WarrantId warrant, Digest digest) {
        return db.sql(MEANS)
                .param("warrant", warrant.value())
                .param("digest", digest.bytes())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    List<Warrant> list(int most) {
        return list(null, most);
    }

    Optional<Warrant> find(WarrantId warrant) {
        return list(List.of(warrant)).stream().findFirst();
    }

    List<Warrant> list(Collection<WarrantId> warrants) {
        return list(warrants.stream().map(WarrantId::value).toArray(UUID[]::new), warrants.size());
    }

    private List<Warrant> list(UUID @Nullable [] warrants, int most) {
        var kinds = instruments().stream().collect(Collectors.toMap(Instrument::code, kind -> kind));
        return db.sql(LIST)
                .param("warrants", warrants)
                .param("most", most)
                .query((row, number) -> warrant(row, kinds))
                .list();
    }

    /// False where it was revoked before.
    boolean verify(WarrantId warrant, ProposalId proposal) {
        return db.sql(VERIFY)
                .param("warrant", warrant.value())
                .param("proposal", proposal.value())
                .query(Boolean.class)
                .single();
    }

    void revoke(WarrantId warrant, Warrant.Revocation reason, Access access) {
        db.sql(REVOKE)
                .param("warrant", warrant.value())
                .param("reason", reason.name())
                .param("account", access.by().value())
                .param("unit", access.unit().value())
                .param("unitName", access.unitName())
                .query(row -> {});
    }

    void eraseWhatIsOver() {
        db.sql(ERASE).query(row -> {});
    }

    Figures figures(int year) {
        var counts = new EnumMap<IssuerKind, Map<Figures.What, Long>>(IssuerKind.class);
        db.sql(TALLY).param("year", year).query(row -> {
            counts.computeIfAbsent(
                            IssuerKind.valueOf(row.getString("issuer_kind")), kind -> new EnumMap<>(Figures.What.class))
                    .put(Figures.What.valueOf(row.getString("what")), row.getLong("n"));
        });
        return new Figures(year, counts);
    }

    private static Warrant warrant(ResultSet row, Map<String, Instrument> kinds) throws SQLException {
        return new Warrant(
                new WarrantId(row.getObject("warrant", UUID.class)),
                new ProposalId(row.getObject("proposal", UUID.class)),
                java.util.Objects.requireNonNull(kinds.get(row.getString("instrument"))),
                IssuerKind.valueOf(row.getString("issuer_kind")),
                row.getString("issuer"),
                row.getString("number"),
                DocumentKind.valueOf(row.getString("kind")),
                row.getString("last_four"),
                HexFormat.of().formatHex(row.getBytes("document")),
                row.getBoolean("urgent"),
                row.getObject("starts", java.time.LocalDate.class),
                row.getObject("ends", java.time.LocalDate.class),
                new AccountId(row.getObject("account", UUID.class)),
                new UnitId(row.getObject("unit", UUID.class)),
                row.getString("unit_name"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Warrant.State.valueOf(row.getString("state")));
    }
}
