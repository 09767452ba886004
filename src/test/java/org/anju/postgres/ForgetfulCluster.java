package org.anju.postgres;

import java.nio.file.Path;

/// A cluster for tests that may lose its data at a power cut or kill: nothing is forced to disk, so it is fast.
public final class ForgetfulCluster {

    private ForgetfulCluster() {}

    public static Cluster start(Path dataDirectory, Path programs) {
        return Cluster.start(
                dataDirectory,
                Settings.standard()
                        .withSharedBuffers("128MB")
                        .withPrograms(programs)
                        .forgetfulForTestsOnly());
    }
}
