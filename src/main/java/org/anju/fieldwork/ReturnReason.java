package org.anju.fieldwork;

/// Why a visit is given back to the worker: a closed list, so that nothing else about anybody can be written.
public enum ReturnReason {
    CHECK_NUMBER,
    CHECK_NAME,
    CHECK_WHO_LIVES_THERE,
    CHECK_ADDRESS,
    VISIT_AGAIN
}
