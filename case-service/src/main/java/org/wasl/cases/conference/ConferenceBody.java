package org.wasl.cases.conference;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.PossibleDate;

/**
 * A case conference as a client records it.
 *
 * @param nextSteps each becomes a task
 */
@Schema(name = "ConferenceBody")
public record ConferenceBody(
        @NotNull @PossibleDate(yearsAhead = PossibleDate.PAST)
        Instant heldAt,

        @NotEmpty @Size(max = 40) List<@Valid @NotNull Attendee> attendees,
        @NotNull @Size(max = 40) List<@NotBlank @Size(max = 2000) @CleanText String> decisions,
        @NotNull @Size(max = 40) List<@Valid @NotNull NextStep> nextSteps) {

    @Schema(name = "ConferenceAttendee")
    public record Attendee(
            @NotNull AgencyId agencyId,
            @NotBlank @Size(max = 200) @CleanText String role) {

        static Attendee of(Conference.Attendee one) {
            return new Attendee(one.agencyId(), one.role());
        }
    }

    /** @param assigneeId account of the worker; the task is the owner's where left out */
    @Schema(name = "ConferenceNextStep")
    public record NextStep(
            @NotBlank @Size(max = 300) @CleanText String title,
            @Size(max = 100) @Schema(nullable = true) String assigneeId,
            @NotNull @PossibleDate Instant dueAt) {

        static NextStep of(Conference.NextStep step) {
            return new NextStep(step.title(), step.assigneeId(), step.dueAt());
        }
    }

    Conference.Content content() {
        return new Conference.Content(
                heldAt,
                attendees.stream()
                        .map(one -> new Conference.Attendee(one.agencyId(), one.role()))
                        .toList(),
                decisions,
                nextSteps.stream()
                        .map(step -> new Conference.NextStep(step.title(), step.assigneeId(), step.dueAt()))
                        .toList());
    }
}
