package org.wasl.cases.worker;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.value.LocalizedText;
import org.wasl.platform.vocabulary.CodeOf;

/**
 * What an agency writes about its worker.
 *
 * @param supervisorId account of a supervisor of the agency, not the worker's own
 * @param mostCases weighted cases that the worker may hold; the rule for all where left out
 * @param competencies codes of the agency's competency framework
 * @param active false for who has left
 */
@Schema(name = "WorkerFields")
public record WorkerFields(
        @NotNull @Valid LocalizedText name,
        @Size(max = 100) @Schema(nullable = true) String supervisorId,
        @Min(1) @Max(200) @Schema(nullable = true) Integer mostCases,

        @Size(max = 40) @Schema(nullable = true) List<@NotNull @CodeOf(Vocabulary.COMPETENCY) String> competencies,

        @Schema(nullable = true) Boolean active) {

    static WorkerFields of(Worker.Facts known) {
        return new WorkerFields(
                known.name(), known.supervisorId(), known.mostCases(), known.competencies(), known.active());
    }

    Worker.Facts toFacts() {
        return new Worker.Facts(
                name,
                supervisorId,
                mostCases,
                competencies == null ? List.of() : competencies,
                !Boolean.FALSE.equals(active));
    }
}
