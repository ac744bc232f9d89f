package org.wasl.referral.fhir;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.HealthcareService.DaysOfWeek;
import org.hl7.fhir.r4.model.Location.LocationStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.wasl.contracts.code.ServiceStatus;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.referral.directory.Label;
import org.wasl.referral.directory.Location;
import org.wasl.referral.directory.Organization;
import org.wasl.referral.directory.Service;
import org.wasl.referral.directory.ServiceAtLocation;
import org.wasl.referral.directory.part.Contact;
import org.wasl.referral.directory.part.EligibilityRule;
import org.wasl.referral.directory.part.Phone;
import org.wasl.referral.directory.part.Schedule;
import org.wasl.referral.match.OpeningHours;

/**
 * The directory in FHIR R4: an organization as Organization, a location as Location, a service at a location as HealthcareService, because that is what a
 * referral is addressed to. Texts are in the caller's language, names with the translation extension too.
 */
final class FhirDirectory {
    private static final String TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";
    private static final List<String> DAYS_RFC = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private static final List<DaysOfWeek> DAYS = List.of(
            DaysOfWeek.MON,
            DaysOfWeek.TUE,
            DaysOfWeek.WED,
            DaysOfWeek.THU,
            DaysOfWeek.FRI,
            DaysOfWeek.SAT,
            DaysOfWeek.SUN);

    private final Codes codes;

    FhirDirectory(Codes codes) {
        this.codes = codes;
    }

    org.hl7.fhir.r4.model.Organization organization(Organization from) {
        org.hl7.fhir.r4.model.Organization to =
                headed(new org.hl7.fhir.r4.model.Organization(), from.rawId(), RecordMetadata.of(from));
        to.setActive(true);
        to.setNameElement(translated(from.name()));
        if (from.type() != null) {
            to.addType(codes.concept("OrganizationType", from.type()));
        }
        if (from.details().alternateName() != null) {
            to.addAlias(from.details().alternateName());
        }
        some(from.details().organizationIdentifiers()).forEach(number -> to.addIdentifier()
                .setType(new CodeableConcept().setText(number.identifierType()))
                .setSystem(
                        number.identifierScheme() == null
                                ? null
                                : Codes.SYSTEM + "identifier-scheme/" + number.identifierScheme())
                .setValue(number.identifier()));
        telecoms(
                        from.details().phones(),
                        from.details().contacts(),
                        from.details().email())
                .forEach(to::addTelecom);
        if (from.details().website() != null) {
            to.addTelecom()
                    .setSystem(ContactPointSystem.URL)
                    .setValue(from.details().website().toString());
        }
        if (from.details().parentOrganizationId() != null) {
            to.setPartOf(reference("Organization", from.details().parentOrganizationId()));
        }
        return to;
    }

    org.hl7.fhir.r4.model.Location location(Location from) {
        org.hl7.fhir.r4.model.Location to =
                headed(new org.hl7.fhir.r4.model.Location(), from.rawId(), RecordMetadata.of(from));
        to.setStatus(LocationStatus.ACTIVE);
        to.setNameElement(translated(from.name()));
        to.setDescription(codes.text(from.details().description()));
        to.addType(codes.concept("CentreType", from.centreType()));
        to.setManagingOrganization(reference("Organization", from.agency().value()));
        telecoms(from.details().phones(), from.details().contacts(), null).forEach(to::addTelecom);
        to.setAddress(address(from));
        if (from.place().latitude() != null && from.place().longitude() != null) {
            to.getPosition()
                    .setLatitude(from.place().latitude())
                    .setLongitude(from.place().longitude());
        }
        return to;
    }

    /** @param free how many places are free; null where nobody counts them */
    HealthcareService healthcareService(ServiceAtLocation from, Integer free) {
        Service service = from.service();
        HealthcareService to = headed(new HealthcareService(), from.rawId(), RecordMetadata.of(from));
        to.setActive(service.status() == ServiceStatus.ACTIVE);
        to.setProvidedBy(reference("Organization", from.agency().value()));
        to.addLocation(reference("Location", from.location().rawId()));
        to.addCategory(codes.concept("ServiceType", service.serviceType()));
        to.setNameElement(translated(service.name()));
        to.setComment(codes.text(service.description()));
        to.setExtraDetails(codes.text(service.details().applicationProcess()));
        telecoms(
                        first(from.details().phones(), service.details().phones()),
                        first(from.details().contacts(), service.details().contacts()),
                        service.details().email())
                .forEach(to::addTelecom);
        eligibility(service, to);
        from.location().accessibility().stream()
                .map(feature -> codes.concept("AccessibilityFeature", feature))
                .forEach(to::addCharacteristic);
        first(service.details().languages(), from.location().details().languages()).stream()
                .filter(language -> language.code() != null)
                .forEach(language -> to.addCommunication(codes.language(language.code())));
        if (from.acceptsReferrals()) {
            to.addReferralMethod().setText("Wasl");
        }
        if (free != null) {
            to.addExtension(new Extension(Codes.SYSTEM + "capacity-status", codes.capacity(free > 0)));
        }
        OpeningHours.of(from).forEach(schedule -> hours(schedule, to));
        return to;
    }

    private void eligibility(Service service, HealthcareService to) {
        Service.Ages ages = service.ages();
        if (ages.minimum() != null || ages.maximum() != null) {
            to.addEligibility()
                    .setCode(codes.concept("EligibilityField", "AGE"))
                    .setComment((ages.minimum() == null ? "0" : ages.minimum()) + "-"
                            + (ages.maximum() == null ? "" : ages.maximum()));
        }
        for (EligibilityRule rule : some(service.details().eligibility())) {
            to.addEligibility()
                    .setCode(codes.concept("EligibilityField", rule.field()))
                    .setComment(String.join(", ", rule.values()));
        }
        String told = codes.text(service.details().eligibilityDescription());
        if (told != null) {
            to.addEligibility().setComment(told);
        }
    }

    /** Weekly hours as such; what repeats in another way is said in words, because FHIR has no field for it. */
    private static void hours(Schedule schedule, HealthcareService to) {
        boolean weekly = (schedule.freq() == null || schedule.freq().equals("WEEKLY"))
                && (schedule.interval() == null || schedule.interval() == 1)
                && schedule.byday() != null;
        if (!weekly) {
            to.setAvailabilityExceptions(joined(to.getAvailabilityExceptions(), schedule.description()));
        } else {
            HealthcareService.HealthcareServiceAvailableTimeComponent time = to.addAvailableTime();
            Arrays.stream(schedule.byday().split(","))
                    .map(day -> DAYS.get(DAYS_RFC.indexOf(day.substring(day.length() - 2))))
                    .forEach(time::addDaysOfWeek);
            time.setAvailableStartTime(seconds(schedule.opensAt())).setAvailableEndTime(seconds(schedule.closesAt()));
        }
        some(schedule.closedOn()).forEach(day -> {
            Date date = Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
            to.addNotAvailable()
                    .setDescription(day.toString())
                    .setDuring(new Period().setStart(date).setEnd(date));
        });
    }

    private static Address address(Location from) {
        Address to = new Address().setCountry("JO");
        some(from.details().addresses()).stream().findFirst().ifPresent(known -> {
            to.addLine(known.address1());
            if (known.address2() != null) {
                to.addLine(known.address2());
            }
            to.setPostalCode(known.postalCode() == null || known.postalCode().isEmpty() ? null : known.postalCode());
        });
        return to.setCity(from.place().city()).setState(from.place().governorate());
    }

    private static List<ContactPoint> telecoms(List<Phone> phones, List<Contact> contacts, String email) {
        Stream<ContactPoint> numbers = Stream.concat(
                        some(phones).stream(), some(contacts).stream().flatMap(c -> some(c.phones()).stream()))
                .map(phone -> new ContactPoint()
                        .setSystem("fax".equals(phone.type()) ? ContactPointSystem.FAX : ContactPointSystem.PHONE)
                        .setValue(phone.number()));
        Stream<ContactPoint> mails = Stream.concat(
                        Stream.ofNullable(email),
                        some(contacts).stream().map(Contact::email).filter(Objects::nonNull))
                .map(address ->
                        new ContactPoint().setSystem(ContactPointSystem.EMAIL).setValue(address));
        return Stream.concat(numbers, mails).toList();
    }

    private StringType translated(Label name) {
        StringType text = new StringType(codes.text(name));
        String other = codes.otherText(name);
        if (other != null && !other.equals(text.getValue())) {
            Extension translation = new Extension(TRANSLATION);
            translation.addExtension("lang", new CodeType(codes.otherLanguage()));
            translation.addExtension("content", new StringType(other));
            text.addExtension(translation);
        }
        return text;
    }

    /** @param id of the resource, which for a chain of referrals is not that of the record */
    static <R extends DomainResource> R headed(R resource, UUID id, RecordMetadata metadata) {
        resource.setId(id.toString());
        resource.getMeta()
                .setVersionId(String.valueOf(metadata.version()))
                .setLastUpdated(Date.from(metadata.updatedAt()));
        return resource;
    }

    static Reference reference(String type, UUID id) {
        return new Reference(type + "/" + id).setType(type);
    }

    private static <T> List<T> some(List<T> list) {
        return list == null ? List.of() : list;
    }

    private static <T> List<T> first(List<T> one, List<T> other) {
        return some(one).isEmpty() ? some(other) : one;
    }

    /** FHIR has no 24:00. */
    private static String seconds(String time) {
        return time == null ? null : time.equals("24:00") ? "23:59:59" : time + ":00";
    }

    private static String joined(String before, String more) {
        return before == null ? more : more == null ? before : before + "; " + more;
    }
}
