package org.anju.residents;

import org.anju.frame.Asked;
import org.anju.shared.Keyring;

/// A person in a list, as `/api/v1` answers it: masked.
///
/// @param birthYear empty where unknown
/// @param address where the person lives; empty where unknown or withheld
/// @param withheld whether the record is confidential and something is left out
record HitAnswer(
        String id,
        String name,
        String sex,
        String birthYear,
        String document,
        String lastFour,
        String address,
        boolean withheld) {

    static HitAnswer of(Hit hit, Keyring keyring) {
        return new HitAnswer(
                keyring.reference(hit.person().value()),
                hit.name(),
                Asked.code(hit.sex()),
                hit.birthYear(),
                Asked.code(hit.document()),
                hit.lastFour(),
                hit.address(),
                hit.withheld());
    }
}
