package org.wasl.cases.feedback;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.FeedbackChannel;
import org.wasl.platform.value.CleanText;

/**
 * Feedback of a person on the work with them, as the API takes it.
 *
 * @param satisfaction 1 not at all to 5 very
 */
@Schema(name = "CaseFeedbackBody")
public record FeedbackBody(
        @Min(1) @Max(5) int satisfaction,
        @NotNull FeedbackChannel channel,

        @Size(max = 4000) @CleanText @Schema(nullable = true)
        String comment) {}
