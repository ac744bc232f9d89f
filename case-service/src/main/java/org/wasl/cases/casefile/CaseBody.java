package org.wasl.cases.casefile;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.Programme;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.contracts.id.HouseholdId;
import org.wasl.contracts.id.PersonId;

/**
 * A case to identify: minimal, no consent needed yet.
 *
 * @param sensitivity what the programme asks for where left out: GBV is RESTRICTED, child protection SENSITIVE
 * @param supervisorId subject of the supervisor's account; a RESTRICTED case is known to nobody else but its owner
 * @param concerns codes of the Primero list of protection concerns, verbatim
 * @param identifiedOn today where left out
 */
@Schema(name = "CaseBody")
public record CaseBody(
        @NotNull PersonId subjectId,
        @NotNull Programme programme,
        @Schema(nullable = true) Sensitivity sensitivity,
        @Schema(nullable = true) HouseholdId householdId,
        @Size(max = 100) @Schema(nullable = true) String supervisorId,

        @Size(max = 20) @Schema(nullable = true)
        List<@NotNull @Pattern(regexp = "[A-Za-z0-9_-]{2,60}") String> concerns,

        @Schema(nullable = true) LocalDate identifiedOn) {}
