package org.wasl.cases.worker;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.LicenceStatus;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.value.LocalizedText;

/**
 * A social worker.
 *
 * @param licensed whether the worker may be given cases today
 * @param development continuing professional development in this calendar year; in the single view only
 */
@Schema(name = "Worker")
public record WorkerView(
        @JsonUnwrapped RecordMetadata metadata,
        String accountId,
        LocalizedText name,
        @Schema(nullable = true) String supervisorId,
        @Schema(nullable = true) Integer mostCases,
        List<String> competencies,
        boolean active,
        boolean licensed,
        List<LicenceView> licences,
        @Schema(nullable = true) Development development)
        implements View {

    @Schema(name = "Licence")
    public record LicenceView(
            UUID id,
            @Schema(examples = "SW-2025-00417") String number,
            @Schema(examples = "SOCIAL_WORKER") String licenceClass,
            LocalDate issuedOn,
            LocalDate expiresOn,
            LicenceStatus status,
            @Schema(nullable = true) String reason,
            List<String> allowedActions) {
        static LicenceView of(Licence licence, LocalDate today, boolean authority) {
            return new LicenceView(
                    licence.id(),
                    licence.number(),
                    licence.kind(),
                    licence.issuedOn(),
                    licence.expiresOn(),
                    licence.status(today),
                    licence.reason(),
                    authority ? licence.allowedActions(today) : List.of());
        }
    }

    /** Hours of accredited training. */
    @Schema(name = "ProfessionalDevelopment")
    public record Development(int year, int hoursRequired, double hoursAttended) {}

    static WorkerView of(Worker worker, LocalDate today, boolean authority, Development development) {
        Worker.Facts facts = worker.facts();
        return new WorkerView(
                RecordMetadata.of(worker),
                worker.account(),
                facts.name(),
                facts.supervisorId(),
                facts.mostCases(),
                facts.competencies(),
                facts.active(),
                worker.licensed(today).filter(LicenceStatus.ACTIVE::equals).isPresent(),
                worker.licences().stream()
                        .map(l -> LicenceView.of(l, today, authority))
                        .toList(),
                development);
    }
}
