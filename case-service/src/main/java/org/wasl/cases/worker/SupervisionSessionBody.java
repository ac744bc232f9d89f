package org.wasl.cases.worker;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.StandardMet;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.PossibleDate;
import org.wasl.platform.vocabulary.CodeOf;

/** A session of supervision, as the API takes it. */
@Schema(name = "SupervisionSessionBody")
public record SupervisionSessionBody(
        @NotNull @PossibleDate(yearsAhead = PossibleDate.PAST)
        LocalDate heldOn,

        @NotNull @Size(max = 60) List<@Valid @NotNull Standard> standards,

        @Size(max = 2000) @CleanText @Schema(nullable = true)
        String agreedSteps) {

    static SupervisionSessionBody of(SupervisionSession known) {
        return new SupervisionSessionBody(
                known.heldOn(),
                known.findings().stream()
                        .map(f -> new Standard(f.standard(), f.met()))
                        .toList(),
                known.agreedSteps());
    }

    SupervisionSession toSession(Worker worker, String supervisor, Clock clock) {
        List<SupervisionSession.Finding> findings = standards.stream()
                .map(s -> new SupervisionSession.Finding(s.standard(), s.met()))
                .toList();
        return new SupervisionSession(worker, supervisor, heldOn, findings, agreedSteps, clock);
    }

    /** @param standard code of the list PracticeStandard */
    @Schema(name = "StandardFinding")
    public record Standard(
            @NotNull @CodeOf(Vocabulary.PRACTICE_STANDARD) @Schema(examples = "SAFE_CASE_NOTES")
            String standard,

            @NotNull StandardMet met) {}
}
