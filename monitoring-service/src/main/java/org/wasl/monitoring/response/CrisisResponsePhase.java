package org.wasl.monitoring.response;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.ResponsePhaseKind;
import org.wasl.platform.stored.StoredForm;
import org.wasl.platform.value.PossibleDate;

/**
 * A part of the time of a response. The same record is told by the API and kept.
 *
 * @param from its first day
 * @param to its last day; null where that is not known
 */
@StoredForm("response-phase")
public record CrisisResponsePhase(
        @NotNull ResponsePhaseKind kind,
        @NotNull @PossibleDate LocalDate from,
        @Schema(nullable = true) @PossibleDate LocalDate to) {}
