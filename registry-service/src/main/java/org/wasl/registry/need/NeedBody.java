package org.wasl.registry.need;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.NeedSeverity;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.value.PossibleDate;
import org.wasl.platform.value.SpecificNeed;
import org.wasl.platform.vocabulary.CodeOf;

/**
 * A need that was found.
 *
 * @param severity null where it was not looked into
 * @param confidential for those who work with the person only; always so for what is sensitive by its code. Where left out: true on a case of which few may know
 * @param identifiedOn today where left out
 */
@Schema(name = "PersonNeedBody")
public record NeedBody(
        @NotNull @CodeOf(Vocabulary.SPECIFIC_NEED) SpecificNeed code,
        @Schema(nullable = true) NeedSeverity severity,
        @Schema(nullable = true) Boolean confidential,

        @Schema(nullable = true) @PossibleDate(yearsAhead = PossibleDate.PAST)
        LocalDate identifiedOn) {
    PersonNeed.Found toFound() {
        return new PersonNeed.Found(code, severity, confidential, identifiedOn);
    }
}
