package org.wasl.registry.person;

import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.ContactPointKind;
import org.wasl.contracts.code.ContactPointUse;

/**
 * A contact point as it is shown. That one is not safe is told to everybody who may read how the person is reached; its value only to the agency whose record says
 * it.
 *
 * @param use null where nobody said
 * @param value null where it is not safe and the record is another agency's
 * @param safeToUse false: it must not be used; null where nobody asked
 * @param verifiedOn the day on which somebody last reached the person by it; null where nobody tried
 */
@Schema(name = "ShownContactPoint")
public record ShownContactPoint(
        ContactPointKind kind,

        @Schema(
                nullable = true,
                description = "Where or when it reaches the person. OLD: not in use any more. Null where nobody said.")
        ContactPointUse use,

        @Schema(
                nullable = true,
                examples = "+962790000000",
                description =
                        "A telephone number in the form of E.164, or a mail address. Null where it is not safe and the record is another agency's.")
        String value,

        @Schema(nullable = true) Boolean safeToUse,
        @Schema(nullable = true) LocalDate verifiedOn) {

    static ShownContactPoint whole(ContactPoint point) {
        return new ShownContactPoint(point.kind(), point.use(), point.value(), point.safeToUse(), point.verifiedOn());
    }

    /** Empty for one that is only old: it may be somebody else's by now. */
    static Optional<ShownContactPoint> forOthers(ContactPoint point) {
        if (point.mayBeUsed()) {
            return Optional.of(whole(point));
        }
        return Boolean.FALSE.equals(point.safeToUse())
                ? Optional.of(new ShownContactPoint(point.kind(), null, null, false, null))
                : Optional.empty();
    }

    /** Whether anybody may call or write to it, where a list has only the values. */
    public boolean mayBeUsed() {
        return value != null && !Boolean.FALSE.equals(safeToUse) && use != ContactPointUse.OLD;
    }
}
