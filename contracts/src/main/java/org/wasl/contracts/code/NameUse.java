package org.wasl.contracts.code;

/** What a name of a person is used for. */
public enum NameUse {
    OFFICIAL,
    ALIAS,
    MAIDEN,
    TRANSLITERATED
}
