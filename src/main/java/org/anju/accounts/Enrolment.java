package org.anju.accounts;

import java.time.Instant;

/// A one-time code with which a worker's phone is enrolled; shown once and not kept.
public record Enrolment(String code, String worker, Instant expires) {}
