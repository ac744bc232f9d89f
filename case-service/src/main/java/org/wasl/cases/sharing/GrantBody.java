package org.wasl.cases.sharing;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.GrantLevel;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.PossibleDate;

/**
 * What is opened, to whom, why and until when.
 *
 * @param granteeAccountId one person of that agency who has used the platform (422 unknown-account); required for a restricted case, everybody who works on cases there where left out
 * @param purpose what they use it for, and name in X-Purpose
 * @param overrideReason the legal reason to do it without consent, a supervisor's; where left out the registry is asked for a consent in force for that
 *     agency and purpose, and the grant ends with it
 * @param validTo with an overrideReason no later than thirty days from now, of a restricted case 72 hours
 */
@Schema(name = "ShareGrantBody")
public record GrantBody(
        @NotNull AgencyId granteeId,
        @Size(max = 100) @Schema(nullable = true) String granteeAccountId,
        @NotNull ConsentPurpose purpose,
        @NotEmpty @Size(max = 20) List<@NotNull CaseCategory> categories,
        @Schema(nullable = true) GrantLevel level,

        @Size(min = 10, max = 1000) @Pattern(regexp = CleanText.NOT_BLANK) @CleanText @Schema(nullable = true)
        String overrideReason,

        @NotNull @PossibleDate Instant validTo) {

    static GrantBody of(ShareGrant.Terms known) {
        return new GrantBody(
                known.grantee(),
                known.account(),
                known.purpose(),
                List.copyOf(known.categories()),
                known.level(),
                known.overrideReason(),
                known.validTo());
    }

    ShareGrant.Terms toTerms() {
        return new ShareGrant.Terms(
                granteeId, granteeAccountId, purpose, EnumSet.copyOf(categories), level, overrideReason, validTo);
    }
}
