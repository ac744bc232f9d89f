package org.wasl.contracts.event;

import java.util.UUID;

/** A record is counted no more: it was removed, or what it says is not for figures. Each kind {@code x.stated} has an {@code x.removed}. */
public record FactRemoved(UUID recordId, long revision) implements Fact {}
