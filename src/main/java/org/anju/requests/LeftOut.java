package org.anju.requests;

/// Why a column about a person is not in the copy of their data 不列入副本的原因.
public enum LeftOut {
    /// a key of the program, which says nothing of anybody
    KEY,
    /// made from what is in the copy, to find or to check it
    DIGEST,
    /// it is about, or names, somebody else
    ANOTHER,
    /// it stands, line by line, in "who looked at my record", as far as that may be shown
    LOG,
    /// a mark of the program for its own work, gone when the work is done
    WORKING,
    /// secret by law while it lasts; what came of it stands in "who looked at my record"
    SECRECY,
    /// a file that is too large for the copy and stands where it can be fetched
    DOWNLOAD
}
