package org.anju.cases;

/// What can be done with a case 环节. Which step may follow what is in [Transition].
public enum CaseStep {
    /// 提交
    SUBMIT,
    /// 受理
    ACCEPT,
    /// 逾期未告知，视为受理: from the day of receipt (Administrative License Law, art. 32)
    SILENCE,
    /// 一次性告知补正: once, and everything
    TELL_MISSING,
    /// 补正: all that was told is there, so it is accepted (art. 32)
    SUPPLEMENT,
    /// 开始审查
    TAKE_UP,
    /// 暂停计时
    STOP_CLOCK,
    /// 恢复计时
    RESUME_CLOCK,
    /// 准予
    GRANT,
    /// 不予
    REFUSE,
    /// 送达
    DELIVER,
    /// 撤回
    WITHDRAW,
    /// 失效
    LAPSE,
    /// 超期督办: it is overdue: the work list marks it, and the applicant is told
    ESCALATE,
    /// 重算期限: the calendar has learnt something
    RECKON
}
