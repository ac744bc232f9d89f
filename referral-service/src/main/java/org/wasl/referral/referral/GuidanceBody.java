package org.wasl.referral.referral;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.ContactChannel;
import org.wasl.contracts.code.SafeToContact;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.vocabulary.CodeOf;

/** {@link SafeContactInstructions} as they are written and shown. */
@Schema(name = "ReferralGuidance")
public record GuidanceBody(
        boolean household,
        boolean separatedOrUnaccompanied,

        @Size(max = 1000) @CleanText @Schema(nullable = true)
        String alreadyProvided,

        @Valid @Schema(nullable = true) Contact contact,
        @Valid @Schema(nullable = true) Guardian guardian) {

    @Schema(name = "ContactRules")
    public record Contact(
            @NotNull SafeToContact safeToContact,
            @Schema(nullable = true) Set<@NotNull ContactChannel> channels,

            @Size(max = 200) @CleanText @Schema(nullable = true, examples = "Sunday to Thursday, 9 to 12")
            String hours,

            boolean sayWho,

            @CodeOf(Vocabulary.LANGUAGE) @Schema(nullable = true, examples = "ar")
            String language) {

        static Contact of(SafeContactInstructions.ContactRules rules) {
            return rules == null
                    ? null
                    : new Contact(
                            rules.safeToContact(), rules.channels(), rules.hours(), rules.sayWho(), rules.language());
        }

        SafeContactInstructions.ContactRules rules() {
            return new SafeContactInstructions.ContactRules(safeToContact, channels, hours, sayWho, language);
        }
    }

    @Schema(name = "ReferralGuardian")
    public record Guardian(
            @NotBlank @Size(max = 200) @CleanText String name,

            @Size(max = 100) @CleanText @Schema(nullable = true, examples = "mother")
            String relation,

            boolean informed,

            @Size(max = 500) @CleanText @Schema(nullable = true)
            String explain) {

        static Guardian of(SafeContactInstructions.Guardian kept) {
            return kept == null ? null : new Guardian(kept.name(), kept.relation(), kept.informed(), kept.explain());
        }

        SafeContactInstructions.Guardian kept() {
            return new SafeContactInstructions.Guardian(name, relation, informed, explain);
        }
    }

    static GuidanceBody of(SafeContactInstructions kept) {
        return kept == null
                ? null
                : new GuidanceBody(
                        kept.household(),
                        kept.separatedOrUnaccompanied(),
                        kept.alreadyProvided(),
                        Contact.of(kept.contact()),
                        Guardian.of(kept.guardian()));
    }

    /** Whether the recipient must not contact the person. */
    public boolean forbidsContact() {
        return instructions().forbidsContact();
    }

    SafeContactInstructions instructions() {
        return new SafeContactInstructions(
                household,
                separatedOrUnaccompanied,
                alreadyProvided,
                contact == null ? null : contact.rules(),
                guardian == null ? null : guardian.kept());
    }
}
