package org.wasl.contracts.code;

public enum ConsentGiver {
    SELF,
    GUARDIAN
}
