package org.anju.shared;

/// The identity documents that the register knows 证件种类.
public enum DocumentKind {
    /// 居民身份证, GB 11643-1999; the 15-digit form of before 1999 is the same document.
    RESIDENT_IDENTITY_CARD,
    /// 港澳台居民居住证, State Council Office 2018 No. 81; address codes 810000, 820000, 830000.
    HMT_RESIDENCE_PERMIT,
    /// 外国人永久居留身份证: 15 characters until 2023, 18 digits since 1 December 2023.
    FOREIGN_PERMANENT_RESIDENT_CARD,
    /// 护照.
    PASSPORT,
    /// 暂无证件: the person has none yet, a newborn for instance.
    NONE
}
