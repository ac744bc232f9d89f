package org.wasl.contracts.code;

/** Whose form a file of cases has. */
public enum PeerProfile {
    /** The case export of UNHCR Jordan as Primero ships it: CSV of fourteen columns. */
    UNHCR_JORDAN,
    /** Primero v2 case fields: JSON Lines, one case a line. */
    PRIMERO,
    /** proGres v4 fields met in exchange: JSON Lines, one intervention with its individual a line. */
    PROGRES
}
