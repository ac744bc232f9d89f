package org.wasl.contracts.code;

/** Where or when a contact point reaches the person. Source: the use of a FHIR ContactPoint. OLD: not in use any more. */
public enum ContactPointUse {
    HOME,
    WORK,
    MOBILE,
    OLD
}
