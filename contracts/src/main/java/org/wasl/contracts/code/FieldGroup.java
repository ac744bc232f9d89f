package org.wasl.contracts.code;

/** The parts of a person record that a consent names. */
public enum FieldGroup {
    IDENTITY,
    CONTACT,
    IDENTIFIERS,
    HOUSEHOLD,
    LOCATION,
    NEEDS
}
