package org.wasl.registry.guardianship;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.GuardianshipBasis;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.InvisibleMarks;
import org.wasl.platform.value.PossibleDate;

/**
 * A guardian to write down: a person whom your agency holds, or an institution.
 *
 * @param authority which court or office decided; needed for COURT_DECISION
 * @param decisionNumber of its decision; kept sealed
 */
@Schema(name = "GuardianshipBody")
public record GuardianshipBody(
        @Schema(nullable = true) PersonId guardianId,
        @Schema(nullable = true) AgencyId guardianAgencyId,
        @NotNull GuardianshipBasis basis,

        @Size(max = 200)
        @CleanText
        @Pattern(regexp = ".*\\S.*")
        @Schema(nullable = true, examples = "Sharia Court, Irbid")
        String authority,

        @Size(max = 60) @CleanText @Pattern(regexp = ".*\\S.*") @Schema(nullable = true, examples = "2024/118")
        String decisionNumber,

        @NotNull @PossibleDate(yearsAhead = PossibleDate.PAST)
        LocalDate since) {

    public GuardianshipBody {
        authority = InvisibleMarks.removed(authority);
        decisionNumber = InvisibleMarks.removed(decisionNumber);
    }

    Guardianship.Terms toTerms() {
        return new Guardianship.Terms(guardianAgencyId, basis, authority, decisionNumber, since);
    }
}
