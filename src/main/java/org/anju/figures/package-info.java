/// What is published of how the house works, with small cells withheld so that no number is a person.
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "frame",
            "oversight",
            "accounts",
            "residents",
            "complaints",
            "requests",
            "warrants"
        })
@NullMarked
package org.anju.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
