package org.wasl.cases.worker;

/** Told inside the service, in the transaction that takes the licence: this worker may hold cases no longer. */
public record LicenceLost(String account) {}
