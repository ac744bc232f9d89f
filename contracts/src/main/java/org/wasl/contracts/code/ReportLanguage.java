package org.wasl.contracts.code;

/** In which language a subscriber is written to. */
public enum ReportLanguage {
    AR,
    EN
}
