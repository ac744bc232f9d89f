package org.wasl.platform.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What stands against a step, for a program and for a person. */
@Schema(name = "Blocker")
public record Blocker(
        @Schema(description = "Code of what stands against the step.", examples = "caseload-full")
        String code,

        @Schema(
                description = "The same in the caller's language.",
                examples = "The worker has no room for another case.")
        String title) {
    public static Blocker of(String code, Language language) {
        return new Blocker(code, ProblemTexts.rule(code, language));
    }
}
