package org.anju.declarations;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.anju.dwellings.DwellingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Landlords' codes, by digest. They name neither landlord nor tenant.
@Repository
class LandlordCodeRecords {

    private static final String ADD = """
            insert into declarations.landlord_code (code, landlordship, dwelling, made_at, expires)
            values (:code, :landlordship, :dwelling, :now, :expires)
            """;

    private static final String LIST = """
            select made_at, expires, used_on, used_on is null and expires > :now as open
            from declarations.landlord_code
            where landlordship = :landlordship
            order by made_at desc
            limit 30
            """;

    private static final String GOOD = """
            select exists (
                select from declarations.landlord_code
                where code = :code and dwelling = :dwelling and expires > :now
                  and (used_on is null or used_for = :form))
            """;

    private static final String USE = """
            update declarations.landlord_code
            set used_on = (:now::timestamptz at time zone 'Asia/Shanghai')::date, used_for = :form
            where code = :code and dwelling = :dwelling and expires > :now
              and (used_on is null or used_for = :form)
            """;

    private static final String STOP = """
            update declarations.landlord_code
            set expires = :now
            where landlordship = :landlordship and expires > :now
            """;

    private static final String FORGET = "delete from declarations.landlord_code where expires < :before";

    private final JdbcClient db;

    LandlordCodeRecords(JdbcClient db) {
        this.db = db;
    }

    void add(byte[] code, LandlordshipId landlordship, DwellingId dwelling, Instant now, Instant expires) {
        db.sql(ADD)
                .param("code", code)
                .param("landlordship", landlordship.value())
                .param("dwelling", dwelling.value())
                .param("now", moment(now))
                .param("expires", moment(expires))
                .update();
    }

    List<CodeLine> list(LandlordshipId landlordship, Instant now) {
        return db.sql(LIST)
                .param("landlordship", landlordship.value())
                .param("now", moment(now))
                .query((row, n) -> new CodeLine(
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        row.getObject("expires", OffsetDateTime.class).toInstant(),
                        row.getObject("used_on", LocalDate.class),
                        row.getBoolean("open")))
                .list();
    }

    boolean good(byte[] code, DwellingId dwelling, UUID form, Instant now) {
        return db.sql(GOOD)
                .param("code", code)
                .param("dwelling", dwelling.value())
                .param("form", form)
                .param("now", moment(now))
                .query(Boolean.class)
                .single();
    }

    boolean use(byte[] code, DwellingId dwelling, UUID form, Instant now) {
        return db.sql(USE)
                        .param("code", code)
                        .param("dwelling", dwelling.value())
                        .param("form", form)
                        .param("now", moment(now))
                        .update()
                == 1;
    }

    void stop(LandlordshipId landlordship, Instant now) {
        db.sql(STOP)
                .param("landlordship", landlordship.value())
                .param("now", moment(now))
                .update();
    }

    void forgetBefore(Instant before) {
        db.sql(FORGET).param("before", moment(before)).update();
    }

    private static OffsetDateTime moment(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
