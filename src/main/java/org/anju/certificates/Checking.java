package org.anju.certificates;

import java.time.Instant;
import org.anju.shared.Channel;

/// That a certificate was checked 核验.
///
/// @param unitName by whom, as the holder reads it
public record Checking(Instant at, String unitName, Channel channel) {}
