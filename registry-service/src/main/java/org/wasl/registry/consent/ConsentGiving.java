package org.wasl.registry.consent;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.wasl.contracts.code.ConsentGiver;
import org.wasl.contracts.code.ConsentMethod;
import org.wasl.contracts.code.GuardianshipBasis;
import org.wasl.contracts.id.GuardianshipId;
import org.wasl.platform.crypto.SealedText;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.JordanTime;
import org.wasl.registry.RegistryProblem;
import org.wasl.registry.guardianship.Guardianship;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonDemographics;

/**
 * Who gave a consent, by which right and how.
 *
 * <p>Source of the ages: Inter-agency Guidelines for Case Management and Child Protection, on informed consent and assent: from 15 on a child decides alone,
 * before that with the caregiver; where that would harm the child, another decides.
 */
@Embeddable
class ConsentGiving {
    @Enumerated(EnumType.STRING)
    @Column(name = "given_by")
    private ConsentGiver giver;

    @Enumerated(EnumType.STRING)
    private ConsentMethod method;

    @Type(SealedText.class)
    private String evidence;

    @Column(name = "guardianship_id")
    private UUID guardianshipId;

    @Type(SealedText.class)
    @Column(name = "without_guardianship")
    private String withoutGuardianship;

    @Column(name = "of_a_child")
    private boolean ofAChild;

    protected ConsentGiving() {}

    ConsentGiving(Consent.Terms terms) {
        giver = terms.givenBy();
        method = terms.method();
        evidence = terms.evidence();
    }

    /**
     * By which right it was given.
     *
     * @param known the record of the person by which the rules of the agency go
     * @param day on which it was given
     * @param alone whether a child may consent without the guardian here
     * @throws Problem who gave it may not
     */
    void by(Consent.GivenBy right, Person known, LocalDate day, boolean alone) {
        if (known.isDeadOn(day)) {
            throw new Problem(RegistryProblem.PERSON_IS_DECEASED);
        }
        if (giver == ConsentGiver.SELF) {
            if (!known.demographics().decidesAlone(day) && !alone) {
                throw new Problem(RegistryProblem.GUARDIAN_CONSENT_REQUIRED);
            }
            return;
        }
        Guardianship guardianship = right.guardianship();
        if (guardianship == null && right.withoutGuardianship() == null) {
            throw Problem.invalidField("/guardianshipId", "guardianship-required");
        }
        if (guardianship == null ? known.demographics().isOfAge(day) : !right.inForce()) {
            throw Problem.invalidField("/guardianshipId", "guardianship-not-in-force");
        }
        guardianshipId = guardianship == null ? null : guardianship.rawId();
        withoutGuardianship = guardianship == null ? right.withoutGuardianship() : null;
        ofAChild = guardianship == null || guardianship.basis() != GuardianshipBasis.COURT_DECISION;
    }

    /** When a guardian's ends with childhood; empty where it does not, or the birth date is not known. */
    Optional<Instant> endsWithAge(Person known) {
        return Optional.ofNullable(known.demographics().comesOfAge())
                .filter(day -> ofAChild)
                .map(day -> day.atStartOfDay(JordanTime.ZONE).toInstant());
    }

    /** Whether a guardian gave it for who was of age already, or somebody alone who may have been too young. A birth date that is taken away contradicts nothing. */
    boolean isContradictedBy(Person known, LocalDate day) {
        PersonDemographics person = known.demographics();
        return giver == ConsentGiver.SELF
                ? person.birthDate() != null && !person.decidesAlone(day)
                : ofAChild && person.isOfAge(day);
    }

    boolean isByGuardian() {
        return giver == ConsentGiver.GUARDIAN;
    }

    ConsentGiver giver() {
        return giver;
    }

    ConsentMethod method() {
        return method;
    }

    String evidence() {
        return evidence;
    }

    GuardianshipId guardianship() {
        return guardianshipId == null ? null : new GuardianshipId(guardianshipId);
    }

    /** Why a supervisor took it from somebody whose guardianship is not written down. */
    String withoutGuardianship() {
        return withoutGuardianship;
    }
}
