package org.anju.certificates;

/// How large a certificate is printed.
public enum Print {
    NORMAL,
    /// for eyes that need it: half as large again
    LARGE
}
