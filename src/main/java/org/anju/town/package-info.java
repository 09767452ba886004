/// An invented town grown from a seed, so that the register can be tried, shown and measured without a single
/// real person.
///
/// Nothing in it can be anybody's. Division codes begin with 99, which GB/T 2260 does not assign, and so does
/// every resident identity number. Passports carry the specimen state `UTO` (Utopia) of ICAO Doc 9303 and are
/// thirteen characters long, where the number field of a passport has nine. Telephone numbers begin with 194, a
/// range that no operator has been allotted. Residence permits of Hong Kong, Macao and Taiwan residents and
/// foreigners' permanent residence cards are left out: their number forms have no part that is certain to
/// belong to nobody, short of birth dates that would make the holders older than anybody has ever become. The
/// town lies in open water.
@ApplicationModule(allowedDependencies = "shared")
@NullMarked
package org.anju.town;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
