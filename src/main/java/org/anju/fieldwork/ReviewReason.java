package org.anju.fieldwork;

/// Why a held visit was decided as it was: a closed list, so that nothing else about anybody can be written
/// down.
public enum ReviewReason {
    /// what changed meanwhile and what the visit found do not contradict each other
    NO_CONTRADICTION,
    /// the later of two findings is taken
    LATER_IS_RIGHT,
    /// a document or paper was seen
    DOCUMENT_SEEN,
    /// those who live there were asked
    OCCUPANTS_ASKED,
    /// whoever made the visit was asked
    VISITOR_ASKED,
    /// something was written down wrongly at the door
    WRITTEN_WRONGLY
}
