package org.wasl.contracts.code;

/** Whether the recipient may contact the person. */
public enum SafeToContact {
    YES,
    RULES,
    NO
}
