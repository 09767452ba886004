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
    /// 社区工作者: visits dwellings and hands in what was found there, by an enrolled phone only.
    COLLECTOR,
    /// 申报单位: an employer, hotel or landlord company that declares who lives with it, and reads nothing.
    REPORTER,
    /// 协查核实员: checks judicial instruments against the register, two of two units; sees no record.
    WARRANT_OFFICER,
    /// 门户网关: the state portal's way in, by key only; asks on a person's behalf who looked at that person.
    GATEWAY,
    /// 业务单位: an agency's program, by key only; asks whether a holder of a permit has a right to something.
    AGENCY,
    /// 居民: a person with an own record and an account.
    RESIDENT,
    /// 系统: a rule, an import or a duty of the house itself.
    SYSTEM
}
