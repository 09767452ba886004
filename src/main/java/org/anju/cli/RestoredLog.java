package org.anju.cli;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.anju.merkle.Edge;
import org.anju.merkle.Hash;
import org.anju.merkle.Note;
import org.anju.merkle.Tile;
import org.anju.merkle.Tiles;
import org.anju.merkle.Tree;

/// The transparency log in a database that was just restored, read before the house stands on it: nothing may
/// be signed before it is known that it does not contradict what was published.
final class RestoredLog {

    private static final String HEAD = "select size, root, signed from oversight.log_head";
    private static final String ENTRIES =
            "select entry from oversight.log_entry where index >= ? and index < ? order by index";
    private static final String NODES =
            "select hash from oversight.log_node where level = ? and index >= ? and index < ? order by index";
    private static final String ADD_ENTRY = "insert into oversight.log_entry (index, entry) values (?, ?)";
    private static final String ADD_NODE = "insert into oversight.log_node (level, index, hash) values (?, ?, ?)";
    private static final String MOVE =
            "update oversight.log_head set size = ?, root = ?, signed = ?, at = clock_timestamp()";

    private static final int AT_ONCE = 10_000;

    private final Connection database;
    private final long size;
    private final Hash root;
    private final String signed;

    private RestoredLog(Connection database, long size, Hash root, String signed) {
        this.database = database;
        this.size = size;
        this.root = root;
        this.signed = signed;
    }

    static RestoredLog in(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(HEAD)) {
            row.next();
            return new RestoredLog(database, row.getLong(1), Hash.of(row.getBytes(2)), row.getString(3));
        }
    }

    long size() {
        return size;
    }

    /// The newest checkpoint that it has signed itself; it must have signed one.
    Note newest() {
        return Note.read(signed);
    }

    boolean signedAny() {
        return !signed.isEmpty();
    }

    /// Whether its entries have the root that was signed over them.
    boolean sound() throws SQLException {
        return edge(size).root().equals(root);
    }

    /// Whether it begins with the log of this size and root.
    boolean beginsWith(long old, Hash oldRoot) throws SQLException {
        return old <= size && edge(old).root().equals(oldRoot);
    }

    Tree tree() {
        return new Tree(new Tiles(size, this::tile), size);
    }

    /// Takes the entries that it has lost from what was published of them, and goes on from the published
    /// checkpoint: whatever is signed from here on grew from there. What the lost entries said is not
    /// published, so it stays lost.
    ///
    /// @param published the entries from [#size()] on
    /// @return false, with nothing changed, where these together do not have the published root
    boolean complete(Note checkpoint, List<byte[]> published) throws SQLException {
        var edge = edge(size);
        edge.taken();
        published.forEach(entry -> edge.add(Hash.leaf(entry)));
        var goal = checkpoint.checkpoint();
        if (edge.size() != goal.size() || !edge.root().equals(goal.root())) {
            return false;
        }
        database.setAutoCommit(false);
        try (var addEntry = database.prepareStatement(ADD_ENTRY);
                var addNode = database.prepareStatement(ADD_NODE);
                var move = database.prepareStatement(MOVE)) {
            for (int i = 0; i < published.size(); i++) {
                batch(addEntry, size + i, published.get(i));
            }
            addEntry.executeBatch();
            for (var node : edge.taken()) {
                batch(addNode, (short) node.level(), node.index(), node.hash().bytes());
            }
            addNode.executeBatch();
            set(move, goal.size(), goal.root().bytes(), checkpoint.written());
            move.executeUpdate();
            database.commit();
            return true;
        } finally {
            database.setAutoCommit(true);
        }
    }

    private Edge edge(long until) throws SQLException {
        var edge = new Edge();
        for (long from = 0; from < until; from += AT_ONCE) {
            read(ENTRIES, entry -> edge.add(Hash.leaf(entry)), from, Math.min(until, from + AT_ONCE));
        }
        return edge;
    }

    private byte[] tile(Tile tile) {
        var bytes = new java.io.ByteArrayOutputStream();
        try {
            if (tile.level() == 0) {
                read(
                        ENTRIES,
                        entry -> bytes.writeBytes(Hash.leaf(entry).bytes()),
                        tile.first(),
                        tile.first() + tile.width());
            } else {
                read(NODES, bytes::writeBytes, (short) tile.level(), tile.first(), tile.first() + tile.width());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The log cannot be read.", e);
        }
        return bytes.toByteArray();
    }

    private void read(String query, Consumer<byte[]> each, Object... parameters) throws SQLException {
        try (var statement = database.prepareStatement(query)) {
            set(statement, parameters);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    each.accept(rows.getBytes(1));
                }
            }
        }
    }

    private static void batch(PreparedStatement statement, Object... parameters) throws SQLException {
        set(statement, parameters);
        statement.addBatch();
    }

    private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }
}
