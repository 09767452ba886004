package org.anju.postings;

/// What an agreement lets liaison officers do.
public enum Allowed {
    /// 受理求助: help those who ask for it
    HELP,
    /// 走访: be at workplaces and service points on announced days
    VISITS,
    /// 法律宣讲: speak about the law
    EVENTS
}
