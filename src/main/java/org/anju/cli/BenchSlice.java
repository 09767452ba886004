package org.anju.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.anju.postgres.Cluster;

/// A stretch of work by several at once: how long it took, and what processor time it cost.
///
/// @param done pieces that were finished
/// @param nanos from the first to the last, wall clock
/// @param programNanos processor time of this program, load included
/// @param databaseNanos processor time of the database's processes
record BenchSlice(long done, long nanos, long programNanos, long databaseNanos) {

    /// Each worker repeats its work until the time is over or there is no more of it.
    ///
    /// @param work takes one piece and says how many it finished; 0 where there is none left
    static BenchSlice run(Cluster cluster, int workers, Duration atMost, Callable<Integer> work)
            throws InterruptedException, ExecutionException {
        try (var pool = Executors.newFixedThreadPool(workers)) {
            var program = cpu(ProcessHandle.current());
            var database = databaseCpu(cluster);
            long begun = System.nanoTime();
            var running = new ArrayList<Future<Long>>();
            for (int i = 0; i < workers; i++) {
                running.add(pool.submit(() -> repeated(work, begun + atMost.toNanos())));
            }
            long done = 0;
            for (var worker : running) {
                done += worker.get();
            }
            return new BenchSlice(
                    done,
                    System.nanoTime() - begun,
                    cpu(ProcessHandle.current()) - program,
                    databaseCpu(cluster) - database);
        }
    }

    double perSecond() {
        return done * 1e9 / nanos;
    }

    double programMicros() {
        return programNanos / 1e3 / done;
    }

    double databaseMicros() {
        return databaseNanos / 1e3 / done;
    }

    private static long repeated(Callable<Integer> work, long until) throws Exception {
        long done = 0;
        while (System.nanoTime() < until) {
            int more = work.call();
            if (more == 0) {
                break;
            }
            done += more;
        }
        return done;
    }

    private static long databaseCpu(Cluster cluster) {
        return ProcessHandle.of(cluster.postmasterPid())
                .map(server -> cpu(server)
                        + server.children().mapToLong(BenchSlice::cpu).sum())
                .orElse(0L);
    }

    private static long cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }
}
