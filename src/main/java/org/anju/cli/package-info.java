/// The commands of the program: serve, demo, import, link, log, witness, backup, restore, matters, synth, bench.
/// Progress on a terminal, plain lines otherwise; Chinese and English.
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "names",
            "frame",
            "sheets",
            "postgres",
            "town",
            "linkage",
            "merkle",
            "oversight",
            "accounts",
            "places",
            "dwellings",
            "residents",
            "imports",
            "declarations",
            "fieldwork",
            "workdays",
            "matters",
            "counters",
            "notices",
            "certificates",
            "cases",
            "permits",
            "kiosk",
            "postings"
        })
@NullMarked
package org.anju.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
