package org.wasl.cases.programme;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.AccessibilityFeature;
import org.wasl.contracts.code.DropOutReason;
import org.wasl.contracts.code.EnrolmentStatus;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;

/**
 * Somebody's part in a programme.
 *
 * @param unmetNeeds what the person needs and the programme does not offer: to be arranged
 * @param sessionsRecorded sessions for which the attendance was written down
 * @param sessionsAttended of these, where the person was present
 * @param outcomes what became of the person, for each milestone, once they completed the programme
 */
@Schema(name = "Enrolment")
public record EnrolmentView(
        @JsonUnwrapped RecordMetadata metadata,
        UUID programmeId,
        PersonId personId,
        EnrolmentStatus status,
        Set<AccessibilityFeature> accommodationNeeds,
        Set<AccessibilityFeature> unmetNeeds,
        long sessionsRecorded,
        long sessionsAttended,
        @Schema(nullable = true) DropOutReason dropOutReason,
        @Schema(nullable = true) LocalDate completedOn,
        List<Outcome> outcomes,
        List<String> allowedActions)
        implements View {
    /** @param id of the record at {@code /v1/enrolment-outcomes} */
    @Schema(name = "OutcomeOfEnrolment")
    public record Outcome(UUID id, @JsonUnwrapped OutcomeState state) {}
}
