package org.anju.cases;

/// How far a case is 办件状态. What may follow what is said in one place: [Transition].
public enum CaseState {
    /// 填写中: nobody but the applicant has anything to do with it yet
    DRAFT,
    /// 已提交
    SUBMITTED,
    /// 待补正: the applicant was told, once, of everything that is missing
    MISSING,
    /// 已受理
    ACCEPTED,
    /// 审查中
    REVIEW,
    /// 暂停计时: on a ground that the matter names
    PAUSED,
    /// 准予
    GRANTED,
    /// 不予
    REFUSED,
    /// 已送达
    DELIVERED,
    /// 已撤回
    WITHDRAWN,
    /// 已失效: nobody went on with it in time
    LAPSED;

    /// Whether nothing more comes of it.
    public boolean ended() {
        return switch (this) {
            case REFUSED, DELIVERED, WITHDRAWN, LAPSED -> true;
            case DRAFT, SUBMITTED, MISSING, ACCEPTED, REVIEW, PAUSED, GRANTED -> false;
        };
    }

    /// Whether there is a decision.
    public boolean decided() {
        return this == GRANTED || this == REFUSED || this == DELIVERED;
    }

    /// Whether the applicant may still write in it.
    public boolean open() {
        return this == DRAFT || this == MISSING;
    }
}
