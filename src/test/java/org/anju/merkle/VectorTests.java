package org.anju.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Proofs of others, right and wrong ones, where they are at hand.
class VectorTests {

    private static final Path DATA =
            Path.of(System.getProperty("anju.shared", "../shared"), "data", "oversight", "merkle");

    /// Its two equal roots have seventeen bytes: right in form, but nothing that SHA-256 ever made.
    private static final Path NO_HASH = Path.of("sizes-are-equal-one-and-proof-is-empty.json");

    @ParameterizedTest
    @ValueSource(strings = {"inclusion", "consistency"})
    void everyProofOfOthersIsJudgedAsTheySay(String kind) throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(DATA), "The vectors of others are not here: left out.");
        List<Path> files;
        try (var found = Files.walk(DATA.resolve(kind))) {
            files = found.filter(file -> file.toString().endsWith(".json")).toList();
        }
        assertThat(files).hasSizeGreaterThan(40);
        var mapper = JsonMapper.shared();
        for (var file : files) {
            var vector = mapper.readTree(Files.readString(file));
            if (file.endsWith(NO_HASH)) {
                continue;
            }
            assertThat(kind.equals("inclusion") ? included(vector) : grown(vector))
                    .as(DATA.relativize(file).toString())
                    .isEqualTo(!vector.get("wantErr").asBoolean());
        }
    }

    private static boolean included(JsonNode vector) {
        var leaf = hash(vector.get("leafHash"));
        var root = hash(vector.get("root"));
        var path = path(vector.get("proof"));
        return leaf.isPresent()
                && root.isPresent()
                && path.isPresent()
                && Proofs.includes(
                        leaf.get(),
                        vector.get("leafIdx").asLong(),
                        vector.get("treeSize").asLong(),
                        path.get(),
                        root.get());
    }

    private static boolean grown(JsonNode vector) {
        var before = hash(vector.get("root1"));
        var after = hash(vector.get("root2"));
        var path = path(vector.get("proof"));
        return before.isPresent()
                && after.isPresent()
                && path.isPresent()
                && Proofs.consistent(
                        vector.get("size1").asLong(),
                        before.get(),
                        vector.get("size2").asLong(),
                        after.get(),
                        path.get());
    }

    private static Optional<List<Hash>> path(JsonNode proof) {
        var path = new ArrayList<Hash>();
        for (var written : proof) {
            var hash = hash(written);
            if (hash.isEmpty()) {
                return Optional.empty();
            }
            path.add(hash.get());
        }
        return Optional.of(path);
    }

    // Some of the wrong ones are no hashes at all.
    private static Optional<Hash> hash(JsonNode written) {
        var bytes = written.isNull() ? new byte[0] : Base64.getDecoder().decode(written.asString());
        return bytes.length == Hash.BYTES ? Optional.of(Hash.of(bytes)) : Optional.empty();
    }
}
