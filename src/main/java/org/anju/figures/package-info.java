/// What is published of how the house works, with small cells withheld so that no number is a person.
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "frame",
            "oversight",
            "accounts",
            "places",
            "residents",
            "complaints",
            "requests",
            "warrants",
            "cases",
            "kiosk",
            "postings"
        })
@NullMarked
package org.anju.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
