package org.anju.fieldwork;

/// What came of a visit.
public enum Outcome {
    /// 与登记一致: all is as recorded
    CONFIRMED,
    /// 有变化
    CHANGED,
    /// 无人在家
    NOBODY_HOME,
    /// 拒绝
    REFUSED,
    /// 不是房屋: there is no dwelling, or it is used for something else altogether
    NOT_A_DWELLING,
    /// 新房屋: a dwelling that the register does not know
    NEW_DWELLING,
    /// 撤回: what was saved under this number is not to be sent
    WITHDRAWN
}
