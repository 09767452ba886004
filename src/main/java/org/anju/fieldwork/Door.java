package org.anju.fieldwork;

import java.time.LocalDate;
import org.anju.dwellings.BuildingId;
import org.anju.dwellings.DwellingId;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.jspecify.annotations.Nullable;

/// A dwelling as a round sees it: where it comes, when it was last confirmed and visited, and whether a visit
/// is asked for. Says nothing of who lives there.
///
/// @param area `null` where none has it
/// @param walk its place on the round
/// @param confirmedOn `null` where it never was, as the following ones where there is nothing to say
/// @param gone it is no dwelling any more
public record Door(
        DwellingId dwelling,
        BuildingId building,
        DivisionCode division,
        @Nullable AreaId area,
        int walk,
        @Nullable LocalDate confirmedOn,
        @Nullable Channel confirmedBy,
        @Nullable LocalDate visitedOn,
        @Nullable Outcome outcome,
        @Nullable LocalDate askedOn,
        @Nullable AskReason askedFor,
        boolean gone) {}
