package org.anju.matters;

/// How what was granted reaches the applicant.
public enum Delivery {
    /// 电子送达: in the portal
    ELECTRONIC,
    /// 现场领取: at a service point
    COLLECT,
    /// 邮寄: by post
    POST
}
