package org.wasl.contracts.code;

public enum NameUse {
    OFFICIAL,
    ALIAS,
    MAIDEN,
    TRANSLITERATED
}
