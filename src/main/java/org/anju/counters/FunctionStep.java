package org.anju.counters;

/// What of a function may be done: a village point may take papers in that a police station decides on.
public enum FunctionStep {
    /// 受理: takes an application in, and tells what is missing
    RECEIVE,
    /// 决定: grants or refuses
    DECIDE,
    /// 发放: hands over what was granted
    DELIVER
}
