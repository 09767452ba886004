package org.anju.oversight;

import java.util.Optional;
import java.util.UUID;
import org.anju.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PurposeChangeRecords {

    private static final String ADD = """
            insert into oversight.purpose_change
                (change, kind, purpose, name_zh, name_en, basis_zh, basis_en, roles, territory, opens, fields_zh, fields_en,
                 longest, longest_follow)
            values (:change, :kind, :purpose, :nameZh, :nameEn, :basisZh, :basisEn, :roles::text[], :territory, :opens,
                    :fieldsZh, :fieldsEn, :seconds * interval '1 second', :followSeconds::bigint * interval '1 second')
            """;

    private static final String GET = """
            select kind, purpose, name_zh, name_en, basis_zh, basis_en, roles, territory, opens, fields_zh, fields_en,
                   extract(epoch from longest)::bigint as seconds,
                   extract(epoch from longest_follow)::bigint as follow_seconds, null::timestamptz as ended, false as built_in
            from oversight.purpose_change
            where change = :change
            """;

    private static final String CHANGE = "select oversight.change_purpose(:change, :proposal)";

    private final JdbcClient db;

    PurposeChangeRecords(JdbcClient db) {
        this.db = db;
    }

    void add(PurposeChange change) {
        var wanted = change.wanted();
        var follow = wanted.longestFollow();
        db.sql(ADD)
                .param("change", change.id())
                .param("kind", change.kind().name())
                .param("purpose", wanted.code().value())
                .param("nameZh", wanted.nameZh())
                .param("nameEn", wanted.nameEn())
                .param("basisZh", wanted.basisZh())
                .param("basisEn", wanted.basisEn())
                .param("roles", wanted.roles().stream().map(Role::name).sorted().toArray(String[]::new))
                .param("territory", wanted.territory().name())
                .param("opens", wanted.opens().name())
                .param("fieldsZh", wanted.fieldsZh())
                .param("fieldsEn", wanted.fieldsEn())
                .param("seconds", wanted.longest().toSeconds())
                .param("followSeconds", follow == null ? null : follow.toSeconds())
                .update();
    }

    PurposeChange get(UUID change) {
        return db.sql(GET)
                .param("change", change)
                .query((row, number) -> new PurposeChange(
                        change, PurposeChange.Kind.valueOf(row.getString("kind")), PurposeRecords.purpose(row, number)))
                .single();
    }

    /// The problem that stands against it; empty where the catalogue was changed.
    Optional<String> change(UUID change, ProposalId proposal) {
        return db.sql(CHANGE)
                .param("change", change)
                .param("proposal", proposal.value())
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .single();
    }
}
