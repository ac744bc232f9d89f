package org.wasl.cases.casefile;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.IdentificationSource;
import org.wasl.contracts.code.Programme;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.contracts.id.HouseholdId;
import org.wasl.contracts.id.PersonId;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.value.ExternalId;
import org.wasl.platform.value.PossibleDate;
import org.wasl.platform.vocabulary.CodeOf;

/**
 * A case to identify: minimal, no consent needed yet. The rest of {@link CaseDetails} is written when it is known.
 *
 * @param sensitivity what the programme asks for where left out: GBV is RESTRICTED, child protection SENSITIVE
 * @param supervisorId account of a supervisor of your agency other than yourself, where left out the one of the register; a RESTRICTED case is known to nobody else but its owner
 * @param centreId location of the directory where the person is served, such as a community development centre
 * @param responseId the active response to a crisis under which the case is opened
 * @param concerns codes of the Primero list of protection concerns, verbatim, the primary ones first
 * @param identifiedOn today where left out
 * @param externalIds under which your agency's other systems know this case; each names one case
 */
@Schema(name = "CaseBody")
public record CaseBody(
        @NotNull PersonId subjectId,
        @NotNull Programme programme,
        @Schema(nullable = true) Sensitivity sensitivity,
        @Schema(nullable = true) HouseholdId householdId,
        @Size(max = 100) @Schema(nullable = true) String supervisorId,
        @Schema(nullable = true) UUID centreId,
        @Schema(nullable = true) UUID responseId,

        @Size(max = 20) @Schema(nullable = true) List<@NotNull @CodeOf(Vocabulary.CONCERN) String> concerns,

        @Schema(nullable = true) IdentificationSource identificationSource,

        @Schema(nullable = true) @PossibleDate(yearsAhead = PossibleDate.PAST)
        LocalDate identifiedOn,

        @Size(max = 10) @Schema(nullable = true) List<@NotNull @Valid ExternalId> externalIds) {
    private CaseDetails details() {
        return new CaseDetails(
                householdId,
                centreId,
                responseId,
                concerns,
                List.of(),
                List.of(),
                identificationSource,
                null,
                null,
                null,
                externalIds);
    }

    /** @param subject who goes on, where the person that was named was merged into another */
    public NewCase about(PersonId subject) {
        return new NewCase(subject, subjectId, programme, sensitivity, identifiedOn, details());
    }
}
