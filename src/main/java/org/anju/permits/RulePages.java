package org.anju.permits;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.anju.frame.Frame;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What everybody may see: the rules of each locality with their sources, and what they say to days that
/// somebody tries.
@RestController
class RulePages {

    private final RuleSets sets;
    private final Clock clock;
    private final Templates pages;

    RulePages(RuleSets sets, Clock clock, Templates pages) {
        this.sets = sets;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/open/permit-rules")
    JteModel rules(Frame page, @RequestParam Map<String, String> texts) {
        return pages.permitsRules(page, sets.all(), WhatIf.of(page, sets, LocalDate.now(clock), texts));
    }
}
