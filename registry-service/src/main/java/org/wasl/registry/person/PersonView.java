package org.wasl.registry.person;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.BirthDatePrecision;
import org.wasl.contracts.code.ContactPointKind;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.IdentifierStatus;
import org.wasl.contracts.code.IdentifierSystem;
import org.wasl.contracts.code.IdentifierVerification;
import org.wasl.contracts.code.LegalStatus;
import org.wasl.contracts.code.MaritalStatus;
import org.wasl.contracts.code.PersonStatus;
import org.wasl.contracts.code.Sex;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.value.ExternalId;

/**
 * A person as one caller may see them. What consent does not open is null or empty and its group is listed in {@code redactions}: hidden and unknown are not
 * the same.
 *
 * @param survivorId the record this one was merged into
 * @param restricted whether the record is only kept, as the person asked: nobody works with it, and nothing is written into it
 * @param contactPoints the one to be used first before others
 * @param partial the groups of which another agency's record of the person holds more than is shown
 */
@Schema(name = "Person")
public record PersonView(
        @JsonUnwrapped RecordMetadata metadata,
        List<ExternalId> externalIds,
        PersonStatus status,
        @Schema(nullable = true) LocalDate deceasedOn,
        @Schema(nullable = true) PersonId survivorId,
        boolean restricted,
        List<PersonFields.Name> names,
        @Schema(nullable = true) Sex sex,
        @Schema(nullable = true) LocalDate birthDate,
        @Schema(nullable = true) BirthDatePrecision birthDatePrecision,
        @Schema(nullable = true) String nationality,
        @Schema(nullable = true) LegalStatus legalStatus,
        @Schema(nullable = true) MaritalStatus maritalStatus,
        @Schema(nullable = true) Boolean disability,
        @Schema(nullable = true) Boolean disabilityCard,
        List<ShownContactPoint> contactPoints,
        @Schema(nullable = true) String preferredLanguage,
        @Schema(nullable = true) String governorate,
        @Schema(nullable = true) String district,
        @Schema(nullable = true) String camp,
        List<Identifier> identifiers,
        List<String> allowedActions,
        Set<FieldGroup> redactions,
        Set<FieldGroup> partial)
        implements View {

    @Schema(name = "Identifier")
    public record Identifier(
            UUID id,
            IdentifierSystem system,
            String value,
            @Schema(nullable = true) String issuer,
            @Schema(nullable = true, examples = "JO") String country,
            @Schema(nullable = true) LocalDate validFrom,
            @Schema(nullable = true) LocalDate validTo,
            IdentifierVerification verification,
            IdentifierStatus status) {
        static Identifier of(PersonIdentifier known, LocalDate today, Sealer cipher) {
            return new Identifier(
                    known.id(),
                    known.system(),
                    known.value(cipher),
                    known.issuer(),
                    known.country(),
                    known.validFrom(),
                    known.validTo(),
                    known.verification(),
                    known.statusOn(today));
        }
    }

    public static PersonView of(Person person, FieldAccess access, Caller caller, LocalDate today, Sealer cipher) {
        return of(person, access, caller.agency(), allowedActions(person, access, caller, today), today, cipher);
    }

    /** Outside of a request, for a file. */
    public static PersonView of(
            Person person, FieldAccess access, AgencyId reader, List<String> actions, LocalDate today, Sealer cipher) {
        return of(person, access, reader, actions, new ReadablePerson(person, access).contactPoints(), today, cipher);
    }

    /** For a recipient to whom the caller passes the person on. */
    public static PersonView forRecipient(
            Person person, FieldAccess access, Caller caller, LocalDate today, Sealer cipher) {
        return of(
                person,
                access,
                caller.agency(),
                allowedActions(person, access, caller, today),
                new ReadablePerson(person, access).contactPointsForOthers(),
                today,
                cipher);
    }

    private static PersonView of(
            Person person,
            FieldAccess access,
            AgencyId reader,
            List<String> actions,
            List<ShownContactPoint> contactPoints,
            LocalDate today,
            Sealer cipher) {
        ReadablePerson readable = new ReadablePerson(person, access);
        Person known = readable.record();
        PersonFields shown = readable.shown();
        PersonDemographics demographics = shown.demographics();
        return new PersonView(
                new RecordMetadata(
                        person.rawId(), known.version(), known.createdAt(), known.updatedAt(), known.agency()),
                person.externalIdsOf(reader),
                known == person ? person.status() : known.ownStatus(),
                known.deceasedOn(),
                person.survivorId(),
                readable.isRestricted(),
                shown.names(),
                demographics.sex(),
                demographics.birthDate(),
                demographics.birthDatePrecision(),
                demographics.nationality(),
                demographics.legalStatus(),
                demographics.maritalStatus(),
                shown.needs().disability(),
                shown.needs().disabilityCard(),
                contactPoints,
                shown.contact().preferredLanguage(),
                shown.residence().governorate(),
                shown.residence().district(),
                shown.residence().camp(),
                readable.identifiers(today, cipher),
                actions,
                access.hidden(),
                access.partial());
    }

    /** The numbers, or the addresses, that anybody may use, for whom has no place for more than the values. */
    public List<String> usable(ContactPointKind kind) {
        return contactPoints.stream()
                .filter(point -> point.kind() == kind && point.mayBeUsed())
                .map(ShownContactPoint::value)
                .toList();
    }

    private static List<String> allowedActions(Person person, FieldAccess access, Caller caller, LocalDate today) {
        List<String> actions = new ArrayList<>();
        ReadablePerson readable = new ReadablePerson(person, access);
        boolean changeable = person.status() != PersonStatus.MERGED && !readable.isRestricted();
        boolean own = person.heldBy(caller.agency());
        if (own && changeable && caller.has(Roles.REGISTRAR, Roles.DATA_INTEGRATOR)) {
            actions.addAll(List.of("change", "add-identifier", "status"));
        }
        if (changeable
                && !readable.record().isDeadOn(today)
                && (access.works() || own && caller.has(Roles.REGISTRAR, Roles.DATA_INTEGRATOR))) {
            actions.add("record-consent");
        }
        if (own && changeable && caller.has(Roles.DATA_STEWARD)) {
            actions.add("merge");
        }
        return actions;
    }

    /** The age group of a person, as in the plan indicators. */
    public static String ageBand(LocalDate birthDate, LocalDate today) {
        if (birthDate == null) {
            return "UNKNOWN";
        }
        int age = java.time.Period.between(birthDate, today).getYears();
        return age < 5 ? "0-4" : age < 12 ? "5-11" : age < 18 ? "12-17" : age < 60 ? "18-59" : "60+";
    }
}
