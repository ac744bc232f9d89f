package org.wasl.contracts.event;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.wasl.contracts.id.WorkerId;

/** A training of a social worker. */
@EventType("training.stated")
public record TrainingStated(
        UUID recordId, long revision, WorkerId workerId, BigDecimal hours, boolean accredited, LocalDate endedOn)
        implements Fact {}
