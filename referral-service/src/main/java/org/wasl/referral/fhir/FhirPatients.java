package org.wasl.referral.fhir;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.wasl.contracts.code.Sex;
import org.wasl.referral.referral.ProfileView;
import org.wasl.referral.referral.ReferralView;

/** The person of a referral as Patient: what was disclosed to the caller and nothing else. */
final class FhirPatients {
    private FhirPatients() {}

    /** For the requester with the person's id in the registry; for the recipient with what was disclosed. */
    static Reference subject(ReferralView from, DomainResource in) {
        Reference subject =
                new Reference().setType("Patient").setDisplay(from.details().reference());
        if (from.subjectId() != null) {
            subject.setIdentifier(new Identifier()
                    .setSystem(Codes.SYSTEM + "person")
                    .setValue(from.subjectId().value().toString()));
        }
        if (from.profile() == null && from.summary() == null) {
            return subject;
        }
        Patient patient = from.profile() != null ? patient(from.profile()) : new Patient();
        if (from.profile() == null) {
            patient.setGender(gender(from.summary().sex()));
            if (from.summary().governorate() != null) {
                patient.addAddress().setState(from.summary().governorate()).setCountry("JO");
            }
        }
        patient.setId("client");
        in.addContained(patient);
        return subject.setReference("#client");
    }

    /** Of what is shown in part the person is no part, unless that is asked for: nothing refers to what is not there. */
    static void leaveOut(Resource from) {
        Reference subject = from instanceof Task task
                ? task.getFor()
                : from instanceof ServiceRequest request ? request.getSubject() : null;
        if (subject != null && !((DomainResource) from).getContained().isEmpty()) {
            subject.setReference(null);
            ((DomainResource) from).getContained().clear();
        }
    }

    private static Patient patient(ProfileView from) {
        Patient to = new Patient();
        from.names().forEach(name -> {
            HumanName human = to.addName();
            human.setUse(
                    switch (name.use()) {
                        case OFFICIAL -> HumanName.NameUse.OFFICIAL;
                        case MAIDEN -> HumanName.NameUse.MAIDEN;
                        case ALIAS -> HumanName.NameUse.NICKNAME;
                        case TRANSLITERATED -> HumanName.NameUse.USUAL;
                    });
            for (String part : new String[] {name.given(), name.father(), name.grandfather()}) {
                if (part != null) {
                    human.addGiven(part);
                }
            }
            human.setFamily(name.family());
        });
        from.identifiers().forEach(known -> to.addIdentifier()
                .setSystem(Codes.SYSTEM + "identifier:" + known.system())
                .setValue(known.value()));
        to.setGender(gender(from.sex()));
        if (from.birthDate() != null) {
            to.setBirthDate(day(from.birthDate()));
        }
        int rank = 1;
        for (ProfileView.ContactPoint point : from.contactPoints()) {
            // FHIR cannot say that a contact point is not safe: those have no value here, and are left out.
            if (point.value() != null) {
                to.addTelecom()
                        .setSystem(ContactPointSystem.valueOf(point.kind().name()))
                        .setUse(
                                point.use() == null
                                        ? null
                                        : ContactPointUse.valueOf(point.use().name()))
                        .setValue(point.value())
                        .setRank(rank++);
            }
        }
        if (from.governorate() != null || from.district() != null) {
            to.addAddress()
                    .setState(from.governorate())
                    .setDistrict(from.district())
                    .setCountry("JO");
        }
        if (from.preferredLanguage() != null) {
            to.addCommunication()
                    .setLanguage(new CodeableConcept(new Coding("urn:ietf:bcp:47", from.preferredLanguage(), null)))
                    .setPreferred(true);
        }
        return to;
    }

    private static AdministrativeGender gender(Sex sex) {
        return sex == null ? null : AdministrativeGender.valueOf(sex.name());
    }

    private static Date day(LocalDate day) {
        return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
