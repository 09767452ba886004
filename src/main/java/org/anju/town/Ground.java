package org.anju.town;

/// What kind of quarter a street runs through; it decides what is built along it.
enum Ground {
    /// 大道 and ring road: towers and slabs behind a green strip.
    AVENUE,
    /// The grid of newer blocks: compounds of several buildings.
    NEW,
    /// Old town: small houses along lanes.
    OLD,
    /// The middle of a town in the county.
    COUNTY_TOWN,
    /// A group of a village: farmhouses.
    VILLAGE,
    /// Works with dormitories.
    INDUSTRY,
    /// A college with dormitories.
    CAMPUS,
    /// A country road: nobody lives on it.
    COUNTRY
}
