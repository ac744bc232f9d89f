package org.wasl.cases.worker;

/** A worker who works on their cases no more: left, went to another agency, or lost the licence. Fired in the transaction that writes it. */
public record WorkerUnavailable(String account) {}
