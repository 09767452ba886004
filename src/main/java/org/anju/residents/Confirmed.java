package org.anju.residents;

import java.time.LocalDate;
import org.anju.shared.Channel;

/// That somebody last declared, or did an act on, a stay in a dwelling. Names nobody.
public record Confirmed(LocalDate on, Channel by) {}
