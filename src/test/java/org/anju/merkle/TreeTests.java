package org.anju.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigstore.merkle.InclusionProofVerifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeTests {

    private static final int SIZES = 600;

    private final List<Hash> leaves = Trees.leaves(SIZES);
    private final List<Hash> roots = IntStream.rangeClosed(0, SIZES)
            .mapToObj(size -> Trees.root(leaves.subList(0, size)))
            .toList();

    /// From the appendix of examples that every implementation of RFC 6962 is tried with.
    @ParameterizedTest
    @CsvSource({
        "0,e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1,6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2,fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "7,ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8,5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void theRootsAreThoseOfTheKnownExamples(int size, String root) {
        var entries = List.of(
                "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
        var edge = new Edge();
        entries.subList(0, size)
                .forEach(entry -> edge.add(Hash.leaf(HexFormat.of().parseHex(entry))));
        assertThat(HexFormat.of().formatHex(edge.root().bytes())).isEqualTo(root);
    }

    @Test
    void theEdgeAndTheTilesTellTheRootOfTheDefinitionAtEverySize() {
        var edge = new Edge();
        for (int size = 0; size <= SIZES; size++) {
            assertThat(edge.root()).as("edge of %d", size).isEqualTo(roots.get(size));
            assertThat(Trees.tiled(leaves.subList(0, size)).root()).isEqualTo(roots.get(size));
            if (size < SIZES) {
                assertThat(edge.add(leaves.get(size))).isEqualTo(size);
            }
        }
    }

    @Test
    void anEdgeThatIsTakenUpAgainGoesOnAsIfItHadNeverStopped() {
        int size = 66_000;
        var all = new Edge();
        var nodes = new ArrayList<Edge.Node>();
        var many = Trees.leaves(size);
        many.forEach(all::add);
        nodes.addAll(all.taken());
        assertThat(nodes).hasSize(size / 256 + 1).contains(new Edge.Node(2, 0, Trees.root(many.subList(0, 65_536))));
        int before = 65_530;
        var last = new Edge(
                before,
                List.of(
                        many.subList(before - before % 256, before),
                        nodes.stream()
                                .filter(node -> node.level() == 1 && node.index() < before / 256)
                                .map(Edge.Node::hash)
                                .toList()));
        many.subList(before, size).forEach(last::add);
        assertThat(last.root()).isEqualTo(all.root()).isEqualTo(Trees.root(many));
    }

    @Test
    void everyLeafIsProvenInTreesOfEverySizeAndNothingElseIs() throws Exception {
        var chance = new Random(6962);
        for (int size = 1; size <= SIZES; size++) {
            var tree = Trees.tiled(leaves.subList(0, size));
            var root = roots.get(size);
            for (int index = 0; index < size; index += size < 70 ? 1 : 1 + chance.nextInt(12)) {
                var leaf = leaves.get(index);
                var path = tree.inclusion(index);
                assertThat(Proofs.includes(leaf, index, size, path, root))
                        .as("%d of %d", index, size)
                        .isTrue();
                assertThat(Proofs.includes(leaf, index, size, path, roots.get(size - 1)))
                        .isFalse();
                assertThat(Proofs.includes(Hash.leaf(Trees.entry(SIZES)), index, size, path, root))
                        .isFalse();
                assertThat(Proofs.includes(leaf, index, size, longer(path), root))
                        .isFalse();
                if (!path.isEmpty()) {
                    assertThat(Proofs.includes(leaf, index, size, path.subList(1, path.size()), root))
                            .isFalse();
                    assertThat(Proofs.includes(leaf, index, size, flipped(path, chance), root))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void anyTwoSizesAreConsistentAndNoOtherPairIs() {
        var chance = new Random(9162);
        var known = new HashMap<String, Hash>();
        var nodes = Trees.tiled(leaves).nodes();
        for (int size = 1; size <= SIZES; size++) {
            var tree = new Tree(
                    (height, index) -> known.computeIfAbsent(height + " " + index, key -> nodes.at(height, index)),
                    size);
            for (int old = 0; old <= size; old++) {
                var path = tree.consistency(old);
                assertThat(Proofs.consistent(old, roots.get(old), size, roots.get(size), path))
                        .as("%d to %d", old, size)
                        .isTrue();
                if (chance.nextInt(8) != 0) {
                    continue;
                }
                var other = Hash.leaf(Trees.entry(-1));
                assertThat(Proofs.consistent(old, other, size, roots.get(size), path))
                        .isFalse();
                assertThat(Proofs.consistent(old, roots.get(old), size, other, path))
                        .isEqualTo(old == 0);
                assertThat(Proofs.consistent(old, roots.get(old), size, roots.get(size), longer(path)))
                        .isFalse();
                if (!path.isEmpty()) {
                    assertThat(Proofs.consistent(old, roots.get(old), size, roots.get(size), flipped(path, chance)))
                            .isFalse();
                }
            }
        }
    }

    /// Somebody else's program, from a public repository of packages, reads our proofs as we mean them.
    @Test
    void anIndependentVerifierAcceptsOurProofsAndRefusesTamperedOnes() throws Exception {
        var chance = new Random(2);
        for (int size = 1; size <= SIZES; size++) {
            var tree = Trees.tiled(leaves.subList(0, size));
            int index = chance.nextInt(size);
            var path = tree.inclusion(index);
            int of = size;
            InclusionProofVerifier.verify(
                    leaves.get(index).bytes(),
                    index,
                    size,
                    bytes(path),
                    roots.get(size).bytes());
            if (!path.isEmpty()) {
                assertThatThrownBy(() -> InclusionProofVerifier.verify(
                                leaves.get(index).bytes(),
                                index,
                                of,
                                bytes(flipped(path, chance)),
                                roots.get(of).bytes()))
                        .as("%d of %d", index, size)
                        .isInstanceOf(Exception.class);
            }
        }
    }

    private static List<byte[]> bytes(List<Hash> path) {
        return path.stream().map(Hash::bytes).toList();
    }

    private static List<Hash> longer(List<Hash> path) {
        var longer = new ArrayList<>(path);
        longer.add(Hash.EMPTY);
        return longer;
    }

    private static List<Hash> flipped(List<Hash> path, Random chance) {
        var flipped = new ArrayList<>(path);
        int at = chance.nextInt(path.size());
        var bytes = path.get(at).bytes();
        bytes[chance.nextInt(bytes.length)] ^= (byte) (1 << chance.nextInt(8));
        flipped.set(at, Hash.of(bytes));
        return flipped;
    }
}
