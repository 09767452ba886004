package org.anju.warrants;

import java.util.UUID;

/// Somebody who may be whom an instrument means. The value stays inside the house.
public record CandidateId(UUID value) {}
