package org.anju.oversight;

/// What a look showed 查询内容; the person is told in these terms.
public enum Shown {
    /// a masked line among the results of a search
    SEARCH_HIT,
    /// the same, where the search went beyond the territory of the post
    WIDE_SEARCH_HIT,
    /// a name among the occupants of a dwelling
    OCCUPANT,
    /// the record, document number included
    RECORD,
    /// a declaration that waits for a decision
    HELD_ITEM,
    /// who looked, seen by the person or an auditor
    ACCESS_LOG,
    /// a declaration was recorded
    DECLARATION,
    /// a declaration was decided
    DECISION,
    /// an act changed or corrected the record
    ACT,
    /// a code with which the person claims the own record was made
    CLAIM_CODE,
    /// something grave was proposed, or a proposal was looked at
    PROPOSAL,
    /// a second person confirmed what was proposed, and it was done
    PROPOSAL_CONFIRMED,
    /// a second person declined what was proposed
    PROPOSAL_DECLINED,
    /// whoever proposed it took it back
    PROPOSAL_WITHDRAWN,
    /// somebody follows the record, or ends that, or looked whom they follow
    FOLLOWING,
    /// somebody who follows was told that something changed, not what
    CHANGE_NOTICE,
    /// the program compared the record with another one that is like it
    COMPARED,
    /// a line in the list of pairs of records that may be of one person
    POSSIBLE_DUPLICATE,
    /// it was decided whether two records are of one person
    DUPLICATE_DECIDED,
    /// which dwellings the person lets, or is said to let
    LANDLORD,
    /// the registered address was handed over, once, to the issuer of a judicial instrument
    HANDED_OVER,
    /// that the person does not recognise an entry, and what was answered
    COMPLAINT,
    /// that somebody acts for the person: a name in the list of either, or recorded, or ended
    GUARDIANSHIP,
    /// what the person asked for about the own record, and what was answered
    REQUEST,
    /// a copy of everything that is held about the person
    COPY,
    /// the record was erased at the end of its time
    ERASURE,
    /// an application of the person, and what became of it
    CASE,
    /// the residence permit, or that it entitles to something
    PERMIT,
    /// a signed document about the person, or that it was checked
    CERTIFICATE,
    /// that the person has an appointment or a place in a queue
    APPOINTMENT,
    /// a message to the person
    NOTICE,
    /// the person's own first page: a line on each thing that is held
    HOME,
    /// that a liaison or village officer helped the person
    HELP
}
