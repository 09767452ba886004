package org.anju.town;

/// A place in WGS 84 (EPSG:4326), in degrees rounded to a tenth of a metre.
public record TownPoint(double longitude, double latitude) {}
