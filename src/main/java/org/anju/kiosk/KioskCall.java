package org.anju.kiosk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody at a machine asks for a person 呼叫工作人员.
///
/// @param number of the application that is gone on with at the desk; empty where there is none
/// @param answered when somebody went; `null` while nobody has
public record KioskCall(
        String reference,
        String label,
        String number,
        Instant called,
        @Nullable Instant answered) {}
