package org.wasl.contracts.event;

import java.time.LocalDate;
import java.util.UUID;
import org.wasl.contracts.id.WorkerId;

/** A session in which a social worker was supervised. */
@EventType("supervision.stated")
public record SupervisionStated(UUID recordId, long revision, WorkerId workerId, LocalDate heldOn) implements Fact {}
