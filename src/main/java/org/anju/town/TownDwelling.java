package org.anju.town;

/// A dwelling as a housing office would list it.
///
/// @param code the office's own number, nineteen digits, unique
/// @param community the twelve-digit code of its community or village
/// @param address the standard address, unique
/// @param place where its building stands
/// @param use 住宅, 集体宿舍, 商住 or 办公
/// @param storeys of the building
public record TownDwelling(String code, String community, String address, TownPoint place, String use, int storeys) {}
