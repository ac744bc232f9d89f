package org.wasl.registry.person;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.ContactPointKind;
import org.wasl.contracts.code.ContactPointUse;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.InvisibleMarks;
import org.wasl.platform.value.PossibleDate;

/**
 * One way to reach a person.
 *
 * @param use null where nobody said
 * @param value a telephone number in the form of E.164, or a mail address. A number that names no country and is none of Jordan's stays its digits
 * @param safeToUse false: it must not be used, as where the violent person answers it; null where nobody asked
 * @param verifiedOn the day on which somebody last reached the person by it; null where nobody tried
 */
@Schema(name = "ContactPoint")
@Embeddable
public record ContactPoint(
        @NotNull @Enumerated(EnumType.STRING) ContactPointKind kind,

        @Enumerated(EnumType.STRING)
        @Column(name = "contact_use")
        @Schema(
                nullable = true,
                description = "Where or when it reaches the person. OLD: not in use any more. Null where nobody said.")
        ContactPointUse use,

        @NotNull
        @Size(min = 3, max = 200)
        @CleanText
        @Schema(examples = "+962790000000", description = "A telephone number in the form of E.164, or a mail address.")
        String value,

        @Column(name = "safe_to_use") @Schema(nullable = true)
        Boolean safeToUse,

        @PossibleDate(yearsAhead = PossibleDate.PAST) @Column(name = "verified_on") @Schema(nullable = true)
        LocalDate verifiedOn) {
    private static final Pattern MAIL_ADDRESS =
            Pattern.compile("[^\\s\\p{Cntrl}@<>,;|\"]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?");

    /** As names, so numbers and addresses: without what shows nothing. */
    public ContactPoint {
        value = kind == ContactPointKind.EMAIL
                ? InvisibleMarks.removedFromAddress(value)
                : InvisibleMarks.removed(value);
    }

    /** One of which nothing is known but the value. */
    public static ContactPoint of(ContactPointKind kind, String value) {
        return new ContactPoint(kind, null, value, null, null);
    }

    /** Why the value cannot be one of its kind, as a code of problems; null where it can. */
    String fault() {
        return switch (kind) {
            case PHONE -> PhoneNumber.read(value) == null ? "no-phone-number" : null;
            case EMAIL -> MAIL_ADDRESS.matcher(value).matches() ? null : "email";
        };
    }

    /** As it is kept. What is no value of its kind stays as it is. */
    ContactPoint settled() {
        String number = kind == ContactPointKind.PHONE ? PhoneNumber.read(value) : value.strip();
        return new ContactPoint(kind, use, number == null ? value : number, safeToUse, verifiedOn);
    }

    /** Whether both are the same number or address, however written. */
    public boolean reachesAs(ContactPoint other) {
        return kind == other.kind
                && (kind == ContactPointKind.PHONE
                        ? PhoneNumber.isSame(value, other.value)
                        : value.equalsIgnoreCase(other.value));
    }

    /** Whether anybody may call or write to it: not where it is unsafe, and not where it is old and may be somebody else's by now. */
    public boolean mayBeUsed() {
        return !Boolean.FALSE.equals(safeToUse) && use != ContactPointUse.OLD;
    }

    /** Who does not say whether it is safe does not take back what somebody said of it before. */
    ContactPoint keepingSafety(ContactPoint known) {
        return safeToUse == null ? new ContactPoint(kind, use, value, known.safeToUse, verifiedOn) : this;
    }
}
