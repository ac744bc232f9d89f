package org.wasl.contracts.code;

/** By what a person is reached. Source: the system of a FHIR ContactPoint. */
public enum ContactPointKind {
    PHONE,
    EMAIL
}
