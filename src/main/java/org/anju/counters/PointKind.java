package org.anju.counters;

/// What sort of service point it is.
public enum PointKind {
    /// 派出所
    POLICE_STATION,
    /// 村便民服务点
    VILLAGE_POINT,
    /// 社区服务站
    NEIGHBOURHOOD_STATION,
    /// 自助机
    KIOSK,
    /// 政务大厅
    GOVERNMENT_HALL
}
