package org.wasl.contracts.code;

/** What somebody is to a case. */
public enum ParticipantRole {
    CAREGIVER,
    PARENT,
    SIBLING,
    GUARDIAN,
    ALLEGED_PERPETRATOR,
    REFERRER,
    SUPPORT_PERSON,
    INTERPRETER
}
