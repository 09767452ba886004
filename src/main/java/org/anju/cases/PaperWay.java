package org.anju.cases;

/// How a paper is there.
public enum PaperWay {
    UPLOADED,
    /// shown at a counter, where nothing of it is kept
    SHOWN,
    /// to be brought; until then it is missing
    LATER
}
