package org.anju.accounts;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.shared.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DeviceRecords {

    private static final String BEGIN = """
            insert into accounts.device (device, account, name, means, began, last_used)
            values (:device, :account, :name, :means, :now, :now)
            """;

    private static final String FIND_OPEN = """
            select device, name, means, began, last_used, ended
            from accounts.device
            where device = :device and account = :account and ended is null
            """;

    private static final String USE = "update accounts.device set last_used = :now where device = :device";

    private static final String END = """
            update accounts.device
            set ended = :now
            where device = :device and account = :account and ended is null
            """;

    private static final String END_ALL = """
            update accounts.device
            set ended = :now
            where account = :account and ended is null and device is distinct from :but::uuid
            """;

    private static final String LATEST = """
            select device, name, means, began, last_used, ended
            from accounts.device
            where account = :account
            order by began desc
            limit :limit
            """;

    private static final String FORGET_ALL = "delete from accounts.device where account = :account";

    private static final String FORGET = "delete from accounts.device where last_used < :before";

    private final JdbcClient db;

    DeviceRecords(JdbcClient db) {
        this.db = db;
    }

    void begin(DeviceId device, AccountId account, String name, Device.Means means, Instant now) {
        db.sql(BEGIN)
                .param("device", device.value())
                .param("account", account.value())
                .param("name", name)
                .param("means", means.name())
                .param("now", moment(now))
                .update();
    }

    Optional<Device> findOpen(DeviceId device, AccountId account) {
        return db.sql(FIND_OPEN)
                .param("device", device.value())
                .param("account", account.value())
                .query((row, n) -> device(row))
                .optional();
    }

    void use(DeviceId device, Instant now) {
        db.sql(USE).param("device", device.value()).param("now", moment(now)).update();
    }

    void end(DeviceId device, AccountId account, Instant now) {
        db.sql(END)
                .param("device", device.value())
                .param("account", account.value())
                .param("now", moment(now))
                .update();
    }

    void endAll(AccountId account, @Nullable DeviceId but, Instant now) {
        db.sql(END_ALL)
                .param("account", account.value())
                .param("but", but == null ? null : but.value())
                .param("now", moment(now))
                .update();
    }

    List<Device> latest(AccountId account, int limit) {
        return db.sql(LATEST)
                .param("account", account.value())
                .param("limit", limit)
                .query((row, n) -> device(row))
                .list();
    }

    void forgetAll(AccountId account) {
        db.sql(FORGET_ALL).param("account", account.value()).update();
    }

    int forgetBefore(Instant before) {
        return db.sql(FORGET).param("before", moment(before)).update();
    }

    private static Device device(java.sql.ResultSet row) throws java.sql.SQLException {
        var ended = row.getObject("ended", OffsetDateTime.class);
        return new Device(
                new DeviceId(row.getObject("device", UUID.class)),
                row.getString("name"),
                Device.Means.valueOf(row.getString("means")),
                row.getObject("began", OffsetDateTime.class).toInstant(),
                row.getObject("last_used", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant());
    }

    private static OffsetDateTime moment(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
