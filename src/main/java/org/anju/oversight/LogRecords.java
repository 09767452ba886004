package org.anju.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.merkle.Edge;
import org.anju.merkle.Hash;
import org.anju.merkle.Note;
import org.anju.merkle.Tile;
import org.anju.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class LogRecords {

    private static final String ALONE = """
            select pg_try_advisory_xact_lock(hashtextextended('oversight.log', 0))
            """;

    private static final String HEAD = """
            select size, root, signed, up_to::text::bigint as up_to, at from oversight.log_head
            """;

    // Whole transactions, in the order of their numbers, and of these only such as have no open one before them:
    // so nothing can still come to stand in front of what was taken. A number is compared as a number: sorted
    // as text it would be wrong whenever it gains a digit.
    private static final String EVENTS = """
            select t.tx::text::bigint as taken, t.subject, t.id, t.at, t.account, t.unit_name, t.role, t.purpose, t.file,
                   t.channel, t.kind, t.shown, t.content, t.nonce
            from (
                select e.tx, e.subject, e.access as id, e.at, e.account, e.unit_name, e.role, e.purpose, e.file,
                       e.channel, e.kind, e.shown, null::text as content, e.nonce
                from oversight.access_entry e
                where e.tx > :upTo::text::xid8 and e.tx < pg_snapshot_xmin(pg_current_snapshot())
                union all
                select h.tx, null::uuid, h.event, h.at, h.account, h.unit_name, h.role, null, null,
                       null, h.kind, null, h.content::text, h.nonce
                from oversight.house_event h
                where h.tx > :upTo::text::xid8 and h.tx < pg_snapshot_xmin(pg_current_snapshot())
                order by tx
                fetch first (:most) rows with ties) t
            order by t.tx, t.id, t.subject
            """;

    private static final String EDGE = """
            select e.level, e.hash
            from (
                select 0 as level, l.index, sha256(decode('00', 'hex') || l.entry) as hash
                from oversight.log_entry l
                where l.index >= (:size::bigint >> 8) << 8
                union all
                select above.level, n.index, n.hash
                from generate_series(1, 7) as above (level)
                join lateral (
                    select n.index, n.hash
                    from oversight.log_node n
                    where n.level = above.level::smallint
                      and n.index >= ((:size::bigint >> (8 * above.level)) >> 8) << 8) n on true) e
            order by e.level, e.index
            """;

    private static final String ADD = """
            insert into oversight.log_entry (index, entry)
            select :first::bigint + t.number - 1, t.entry
            from unnest(:entries::bytea[]) with ordinality as t (entry, number)
            """;

    private static final String ADD_NODES = """
            insert into oversight.log_node (level, index, hash)
            select level, index, hash
            from unnest(:levels::smallint[], :indexes::bigint[], :hashes::bytea[]) as t (level, index, hash)
            """;

    private static final String ADD_PLACES = """
            insert into oversight.log_place (subject, access, index)
            select subject, access, index
            from unnest(:subjects::uuid[], :accesses::uuid[], :indexes::bigint[]) as t (subject, access, index)
            """;

    private static final String ADD_HOUSE_PLACES = """
            insert into oversight.house_place (event, index)
            select event, index from unnest(:events::uuid[], :indexes::bigint[]) as t (event, index)
            """;

    private static final String MOVE = """
            select oversight.move_log_head(:before, :size, :root, :signed, :upTo::text::xid8)
            """;

    private static final String WITNESSED = """
            select c.signed, c.at, s.lines
            from oversight.log_checkpoint c
            join oversight.log_cosignature s on s.size = c.size
            where c.size = (select max(w.size) from oversight.log_cosignature w)
            order by s.witness
            """;

    private static final String COSIGNATURES = """
            select lines from oversight.log_cosignature where size = :size order by witness
            """;

    private static final String KEEP = """
            insert into oversight.log_checkpoint (size, signed) values (:size, :signed) on conflict do nothing
            """;

    private static final String COSIGN = """
            insert into oversight.log_cosignature (size, witness, lines) values (:size, :witness, :lines)
            on conflict do nothing
            """;

    private static final String ENTRIES = """
            select entry from oversight.log_entry where index >= :first and index < :until order by index
            """;

    private static final String NODES = """
            select hash from oversight.log_node where level = :level and index >= :first and index < :until order by index
            """;

    // The first that is not in the log, by number; a smaller number was begun earlier. Where the log has taken
    // transactions that are still to come, the database was moved to another cluster without its numbers: new
    // entries would never be taken, and nobody would miss them.
    private static final String WAITING = """
            (select e.at, clock_timestamp() - e.at > :limit * interval '1 second' as late
             from oversight.access_entry e
             where e.tx > (select h.up_to from oversight.log_head h)
             order by e.tx
             limit 1)
            union all
            select h.at, true
            from oversight.log_head h
            where h.up_to >= pg_snapshot_xmax(pg_current_snapshot())
            order by late desc
            limit 1
            """;

    private static final String PLACED = """
            select p.index, e.subject, e.access as id, e.at, e.account, e.unit_name, e.role, e.purpose, e.file,
                   e.channel, e.kind, e.shown, null::text as content, e.nonce
            from oversight.access_entry e
            join oversight.log_place p on p.subject = e.subject and p.access = e.access
            where e.subject = any (:subjects::uuid[]) and e.access = :access
            order by p.index
            limit 1
            """;

    private static final String PLACED_HOUSE = """
            select p.index, null::uuid as subject, h.event as id, h.at, h.account, h.unit_name, h.role, null as purpose,
                   null as file, null as channel, h.kind, null as shown, h.content::text as content, h.nonce
            from oversight.house_event h
            join oversight.house_place p on p.event = h.event
            where h.event = :event
            """;

    private final JdbcClient db;
    private final JsonMapper mapper;

    LogRecords(JdbcClient db, JsonMapper mapper) {
        this.db = db;
        this.mapper = mapper;
    }

    /// The newest checkpoint.
    ///
    /// @param signed the note; empty before the first
    /// @param upTo the last transaction that was taken
    record Head(long size, Hash root, String signed, long upTo, Instant at) {}

    /// An event and the transaction that wrote it.
    record Taken(long transaction, LoggedEvent event) {}

    /// The oldest entry that is not in the log yet.
    record Waiting(Instant since, boolean late) {}

    /// An event and its place in the log.
    record Placed(long index, LoggedEvent event) {}

    /// Whether this transaction alone sequences, on whichever machine.
    boolean alone() {
        return db.sql(ALONE).query(Boolean.class).single();
    }

    Head head() {
        return db.sql(HEAD)
                .query((row, number) -> new Head(
                        row.getLong("size"),
                        Hash.of(row.getBytes("root")),
                        row.getString("signed"),
                        row.getLong("up_to"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .single();
    }

    /// At least this many where there are as many, and all of the last transaction.
    List<Taken> events(long upTo, int most) {
        return db.sql(EVENTS)
                .param("upTo", upTo)
                .param("most", most)
                .query((row, number) -> new Taken(row.getLong("taken"), event(row)))
                .list();
    }

    Edge edge(long size) {
        var tiles = new ArrayList<List<Hash>>();
        db.sql(EDGE).param("size", size).query(row -> {
            while (tiles.size() <= row.getInt("level")) {
                tiles.add(new ArrayList<>());
            }
            tiles.get(row.getInt("level")).add(Hash.of(row.getBytes("hash")));
        });
        return new Edge(size, tiles);
    }

    void add(long first, List<LoggedEvent> events, List<byte[]> entries) {
        db.sql(ADD)
                .param("first", first)
                .param("entries", entries.toArray(byte[][]::new))
                .update();
        var persons = new ArrayList<Integer>();
        var others = new ArrayList<Integer>();
        for (int i = 0; i < events.size(); i++) {
            (events.get(i).subject() == null ? others : persons).add(i);
        }
        db.sql(ADD_PLACES)
                .param(
                        "subjects",
                        persons.stream()
                                .map(i -> Objects.requireNonNull(events.get(i).subject()))
                                .toArray(UUID[]::new))
                .param("accesses", persons.stream().map(i -> events.get(i).id()).toArray(UUID[]::new))
                .param("indexes", persons.stream().map(i -> first + i).toArray(Long[]::new))
                .update();
        if (!others.isEmpty()) {
            db.sql(ADD_HOUSE_PLACES)
                    .param(
                            "events",
                            others.stream().map(i -> events.get(i).id()).toArray(UUID[]::new))
                    .param("indexes", others.stream().map(i -> first + i).toArray(Long[]::new))
                    .update();
        }
    }

    void add(List<Edge.Node> nodes) {
        db.sql(ADD_NODES)
                .param(
                        "levels",
                        nodes.stream().map(node -> (short) node.level()).toArray(Short[]::new))
                .param("indexes", nodes.stream().map(Edge.Node::index).toArray(Long[]::new))
                .param("hashes", nodes.stream().map(node -> node.hash().bytes()).toArray(byte[][]::new))
                .update();
    }

    /// Whether the head was where it was thought to be, and moved.
    boolean move(long before, long size, Hash root, Note note, long upTo) {
        return db.sql(MOVE)
                .param("before", before)
                .param("size", size)
                .param("root", root.bytes())
                .param("signed", note.written())
                .param("upTo", upTo)
                .query(Boolean.class)
                .single();
    }

    /// Keeps a checkpoint and what a witness said of it.
    void cosign(long size, String signed, String witness, List<Note.Line> lines) {
        db.sql(KEEP).param("size", size).param("signed", signed).update();
        db.sql(COSIGN)
                .param("size", size)
                .param("witness", witness)
                .param("lines", lines.stream().map(Note.Line::text).collect(Collectors.joining()))
                .update();
    }

    List<Note.Line> cosignatures(long size) {
        return db
                .sql(COSIGNATURES)
                .param("size", size)
                .query((row, number) -> Note.lines(row.getString("lines")))
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    Optional<Checkpoints.Standing> witnessed() {
        return db
                .sql(WITNESSED)
                .query((row, number) -> new Checkpoints.Standing(
                        Note.read(row.getString("signed")).with(Note.lines(row.getString("lines"))),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .reduce((one, other) ->
                        new Checkpoints.Standing(one.note().with(other.note().lines()), one.at()));
    }

    List<byte[]> entries(long first, int width) {
        return db.sql(ENTRIES)
                .param("first", first)
                .param("until", first + width)
                .query((row, number) -> row.getBytes("entry"))
                .list();
    }

    List<byte[]> nodes(Tile tile) {
        return db.sql(NODES)
                .param("level", tile.level())
                .param("first", tile.first())
                .param("until", tile.first() + tile.width())
                .query((row, number) -> row.getBytes("hash"))
                .list();
    }

    Optional<Waiting> waiting(Duration limit) {
        return db.sql(WAITING)
                .param("limit", limit.toSeconds())
                .query((row, number) ->
                        new Waiting(row.getObject("at", OffsetDateTime.class).toInstant(), row.getBoolean("late")))
                .optional();
    }

    Optional<Placed> placed(Collection<PersonId> subjects, UUID access) {
        return db.sql(PLACED)
                .param("subjects", subjects.stream().map(PersonId::value).toArray(UUID[]::new))
                .param("access", access)
                .query((row, number) -> new Placed(row.getLong("index"), event(row)))
                .optional();
    }

    Optional<Placed> placed(UUID event) {
        return db.sql(PLACED_HOUSE)
                .param("event", event)
                .query((row, number) -> new Placed(row.getLong("index"), event(row)))
                .optional();
    }

    private LoggedEvent event(ResultSet row) throws SQLException {
        return new LoggedEvent(
                row.getObject("subject", UUID.class),
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("account", UUID.class),
                row.getString("unit_name"),
                row.getString("role"),
                row.getString("purpose"),
                row.getString("file"),
                row.getString("channel"),
                row.getString("kind"),
                row.getString("shown"),
                content(row.getString("content")),
                row.getBytes("nonce"));
    }

    private @Nullable TreeMap<String, Object> content(@Nullable String json) {
        if (json == null) {
            return null;
        }
        var content = mapper.readValue(json, new TypeReference<TreeMap<String, Object>>() {});
        // A whole number is one, however it was spelled.
        content.replaceAll((name, value) -> value instanceof Number number ? (Object) number.longValue() : value);
        return content;
    }
}
