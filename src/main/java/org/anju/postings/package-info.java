/// Officers sent out 派驻: home-town liaison officers in the cities where a province's migrants work, and village
/// officers.
///
/// A liaison officer sees nobody but who asked for help, and of them what they sent; nowhere is anybody found or
/// listed by where they come from. Others may ask for the numbers, and which officer comes to a village when.
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "frame",
            "workdays",
            "oversight",
            "accounts",
            "places",
            "residents",
            "matters",
            "counters",
            "notices",
            "cases"
        })
@NullMarked
package org.anju.postings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
