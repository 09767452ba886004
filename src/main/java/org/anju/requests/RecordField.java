package org.anju.requests;

/// What of a record may be said to be wrong 记录中的项目.
public enum RecordField {
    NAME,
    SEX,
    BIRTH,
    HOUSEHOLD,
    DOCUMENT,
    PHONE,
    STAY,
    STANDING
}
