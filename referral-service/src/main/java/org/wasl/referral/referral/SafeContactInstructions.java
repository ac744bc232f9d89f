package org.wasl.referral.referral;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.ContactChannel;
import org.wasl.contracts.code.SafeToContact;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.stored.StoredForm;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.vocabulary.CodeOf;

/**
 * Instructions to serve and contact the person safely. The recipient sees them from acceptance on.
 *
 * @param household for the whole household
 * @param alreadyProvided what was done before
 */
@Schema(name = "ReferralGuidance")
@JsonIgnoreProperties(ignoreUnknown = true)
@StoredForm("guidance")
public record SafeContactInstructions(
        boolean household,
        boolean separatedOrUnaccompanied,

        @Size(max = 1000) @CleanText @Schema(nullable = true)
        String alreadyProvided,

        @Valid @Schema(nullable = true) ContactRules contact,
        @Valid @Schema(nullable = true) Guardian guardian) {

    /**
     * @param safeToContact NO: the recipient does not contact the person and sees no phone number; RULES: as the others say
     * @param hours when it is safe
     * @param sayWho whether the caller may say who they are and why they call
     */
    @Schema(name = "ContactRules")
    public record ContactRules(
            @NotNull SafeToContact safeToContact,
            @Schema(nullable = true) Set<@NotNull ContactChannel> channels,

            @Size(max = 200) @CleanText @Schema(nullable = true, examples = "Sunday to Thursday, 9 to 12")
            String hours,

            boolean sayWho,

            @CodeOf(Vocabulary.LANGUAGE) @Schema(nullable = true, examples = "ar")
            String language) {}

    /** @param explain why the guardian was not informed */
    @Schema(name = "ReferralGuardian")
    public record Guardian(
            @NotBlank @Size(max = 200) @CleanText String name,

            @Size(max = 100) @CleanText @Schema(nullable = true, examples = "mother")
            String relation,

            boolean informed,

            @Size(max = 500) @CleanText @Schema(nullable = true)
            String explain) {}

    public boolean forbidsContact() {
        return contact != null && contact.safeToContact() == SafeToContact.NO;
    }
}
