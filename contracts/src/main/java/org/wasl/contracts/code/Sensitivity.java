package org.wasl.contracts.code;

/** RESTRICTED is known to the owner, the supervisor and named grantees only. */
public enum Sensitivity {
    STANDARD,
    SENSITIVE,
    RESTRICTED
}
