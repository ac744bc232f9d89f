package org.wasl.contracts.code;

/** Whether an organization of the directory works. To one that is closed nothing is disclosed or handed over. */
public enum OrganizationStatus {
    OPEN,
    CLOSED
}
