package org.anju.fieldwork;

/// Whose word is taken where a visit and the register, or two visits, say different things.
public enum Take {
    /// what the register says stays
    REGISTER,
    /// what this visit says
    VISIT,
    /// what the other visit says that waits for the same dwelling
    OTHER
}
