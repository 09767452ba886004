package org.anju.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.anju.residents.Declaration;
import org.anju.shared.DocumentKind;
import org.anju.shared.IdentityNumber;
import org.anju.town.Town;

/// Declarations of persons whom the register does not know yet: the town's own ones, under numbers and names
/// that nobody there has. Never runs out.
final class BenchDeclarations {

    private static final int VARIETY = 50_000;

    private final List<Declaration> patterns;

    BenchDeclarations(Town town) {
        this.patterns = town.stays()
                .filter(stay -> stay.kind() == DocumentKind.RESIDENT_IDENTITY_CARD)
                .limit(VARIETY)
                .map(Demo::declaration)
                .toList();
    }

    List<Declaration> next(int count) {
        var random = ThreadLocalRandom.current();
        var batch = new ArrayList<Declaration>(count);
        for (int i = 0; i < count; i++) {
            batch.add(invented(random));
        }
        return batch;
    }

    private Declaration invented(Random random) {
        var of = patterns.get(random.nextInt(patterns.size()));
        var named = patterns.get(random.nextInt(patterns.size()));
        return new Declaration(
                named.name(),
                of.sex(),
                of.documentKind(),
                number(of.documentNumber(), random),
                of.birth(),
                of.household(),
                of.address(),
                of.movedIn(),
                of.reason(),
                of.phone(),
                of.source());
    }

    /// The same province, birth date and sex (GB 11643-1999); another county and order.
    private static String number(String of, Random random) {
        int order = 2 * random.nextInt(500) + (of.charAt(16) - '0') % 2;
        var digits = of.substring(0, 2)
                + "%04d".formatted(random.nextInt(10_000))
                + of.substring(6, 14)
                + "%03d".formatted(order);
        return digits + IdentityNumber.checkCharacter(digits);
    }
}
