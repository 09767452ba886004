package org.anju.cli;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Looks at somebody as the program does, and as its barest would: one durable commit and the bare statement,
/// in turns, so that both meet the same moods of the machine.
///
/// @param commits a connection for the durable commit
/// @param register a connection of the owner, whom no policy holds up
/// @param looks measured; a third as many before them warm up
record BenchTimes(Connection commits, Connection register, List<BenchSearch.Target> some, int looks, String way) {

    /// Fills a bare statement in for somebody.
    @FunctionalInterface
    interface Filling {
        void fill(PreparedStatement statement, BenchSearch.Target one) throws SQLException;
    }

    /// Looks at somebody as the program does.
    @FunctionalInterface
    interface Looking {
        void look(BenchSearch.Target one);
    }

    BenchReport.Figure of(String name, double goal, String sql, Filling filling, Looking looking) throws SQLException {
        var real = new ArrayList<Double>();
        var raw = new ArrayList<Double>();
        var statements = new ArrayList<Double>();
        try (var statement = register.prepareStatement(sql)) {
            for (int i = 0; i < looks + looks / 3; i++) {
                var one = BenchSearch.any(some);
                long begun = System.nanoTime();
                looking.look(one);
                long looked = System.nanoTime();
                BenchIntake.commit(commits);
                long committed = System.nanoTime();
                filling.fill(statement, one);
                try (var row = statement.executeQuery()) {
                    while (row.next()) {}
                }
                long end = System.nanoTime();
                if (i >= looks / 3) {
                    real.add((looked - begun) / 1e6);
                    raw.add((end - looked) / 1e6);
                    statements.add((end - committed) / 1e6);
                }
            }
        }
        var details = new LinkedHashMap<String, Double>();
        details.put("p50", BenchReport.median(real));
        details.put("rawP50", BenchReport.median(raw));
        details.put("ratioP50", BenchReport.median(real) / BenchReport.median(raw));
        details.put("statementP50", BenchReport.median(statements));
        details.put("statementP99", BenchReport.percentile(statements, 0.99));
        double p99 = BenchReport.percentile(real, 0.99);
        double rawP99 = BenchReport.percentile(raw, 0.99);
        return new BenchReport.Figure(name, way, BenchReport.Figure.TIME, p99, rawP99, p99 / rawP99, goal, details);
    }
}
