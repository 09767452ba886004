package org.anju.postings;

/// One of the two offices of an agreement.
public enum Side {
    /// 派出方: the office of the home town
    HOME,
    /// 驻在方: the office of the city in which people work
    HOST
}
