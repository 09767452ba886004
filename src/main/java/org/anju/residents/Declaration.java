package org.anju.residents;

/// That somebody lives in a dwelling from a day on, as written by whoever declares it. Nothing in it is checked
/// yet; what is absent is the empty text.
///
/// @param documentKind 居民身份证, 护照 …; empty means a resident identity card
/// @param household division of the household registration, six or more digits, or its name
/// @param address the dwelling's address in any usual form
/// @param movedIn a day, month or year in any usual form
public record Declaration(
        String name,
        String sex,
        String documentKind,
        String documentNumber,
        String birth,
        String household,
        String address,
        String movedIn,
        String reason,
        String phone,
        String source) {}
