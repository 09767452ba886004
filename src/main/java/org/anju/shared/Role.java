package org.anju.shared;

/// What a post entitles to; the catalogue of purposes names the roles that may use each purpose.
public enum Role {
    /// 管理员: units, posts and accounts; sees no person.
    ADMINISTRATOR,
    /// 登记员: registers and reads at the desk or counter.
    REGISTRAR,
    /// 审核员: decides what is held.
    REVIEWER,
    /// 审计员: inspects how the register is used.
    AUDITOR,
    /// 居民: a person with an own record and an account.
    RESIDENT,
    /// 系统: a rule, an import or a duty of the house itself.
    SYSTEM
}
