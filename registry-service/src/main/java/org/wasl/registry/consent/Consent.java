package org.wasl.registry.consent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.Type;
import org.wasl.contracts.code.ConsentGiver;
import org.wasl.contracts.code.ConsentMethod;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.GuardianshipBasis;
import org.wasl.contracts.code.LegalBasis;
import org.wasl.contracts.event.ConsentRecorded;
import org.wasl.contracts.event.ConsentWithdrawn;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.contracts.id.GuardianshipId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.crypto.SealedText;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Aggregate;
import org.wasl.platform.value.Amman;
import org.wasl.registry.RegistryProblem;
import org.wasl.registry.guardianship.Guardianship;
import org.wasl.registry.person.Person;

/**
 * What a person, or her guardian, allowed. Changed only by its withdrawal.
 *
 * <p>Source of the ages: Inter-agency Guidelines for Case Management and Child Protection, on informed consent and assent: from 15 on a child decides herself,
 * before that with her caregiver; where that would harm her, another decides.
 */
@Entity
@Table(name = "consent")
public class Consent extends Aggregate {
    private static final int CONSENTS_ALONE = 15;

    @Column(name = "person_id")
    private UUID personId;

    @Enumerated(EnumType.STRING)
    private ConsentPurpose purpose;

    @Enumerated(EnumType.STRING)
    @Column(name = "legal_basis")
    private LegalBasis legalBasis;

    @Column(name = "field_groups")
    private String[] fieldGroups;

    private UUID[] recipients;

    @Enumerated(EnumType.STRING)
    @Column(name = "given_by")
    private ConsentGiver givenBy;

    @Enumerated(EnumType.STRING)
    private ConsentMethod method;

    @Column(name = "guardianship_id")
    private UUID guardianshipId;

    @Type(SealedText.class)
    private String evidence;

    @Column(name = "given_at")
    private Instant givenAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "withdrawn_at")
    private Instant withdrawnAt;

    @Type(SealedText.class)
    @Column(name = "withdrawal_reason")
    private String withdrawalReason;

    protected Consent() {}

    /**
     * @param guardianship null where it is not named
     * @param alone whether a child may consent without her guardian here
     */
    Consent(AgencyId agency, Person person, ConsentBody body, Guardianship guardianship, boolean alone, Clock clock) {
        super(agency, clock);
        Instant now = now(clock);
        personId = person.rawId();
        purpose = body.purpose();
        legalBasis = body.legalBasis();
        fieldGroups = body.fieldGroups().stream().map(Enum::name).sorted().toArray(String[]::new);
        recipients = body.recipients().stream().map(AgencyId::value).sorted().toArray(UUID[]::new);
        givenBy = body.givenBy();
        method = body.method();
        evidence = body.evidence();
        givenAt = body.givenAt() == null ? now : body.givenAt();
        expiresAt = body.expiresAt();
        if (givenAt.isAfter(now)) {
            throw Problem.invalidField("/givenAt", "in-the-future");
        }
        if (expiresAt != null && !expiresAt.isAfter(givenAt)) {
            throw Problem.invalidField("/expiresAt", "expiry-before-start");
        }
        if (legalBasis == LegalBasis.CONSENT) {
            requireGiverMay(person, guardianship, alone);
        }
    }

    private void requireGiverMay(Person person, Guardianship guardianship, boolean alone) {
        LocalDate day = Amman.dateOf(givenAt);
        if (givenBy == ConsentGiver.SELF) {
            if (person.isYoungerThan(CONSENTS_ALONE, day) && !alone) {
                throw new Problem(RegistryProblem.GUARDIAN_CONSENT_REQUIRED);
            }
            return;
        }
        if (guardianship == null ? person.isOfAge(day) : !guardianship.isInForce(person, day)) {
            throw Problem.invalidField("/guardianshipId", "guardianship-not-in-force");
        }
        guardianshipId = guardianship == null ? null : guardianship.rawId();
        boolean ofAChild = guardianship == null || guardianship.basis() != GuardianshipBasis.COURT_DECISION;
        if (ofAChild && person.comesOfAge() != null) {
            Instant ofAge = person.comesOfAge().atStartOfDay(Amman.ZONE).toInstant();
            expiresAt = expiresAt == null || expiresAt.isAfter(ofAge) ? ofAge : expiresAt;
        }
    }

    ConsentRecorded recorded() {
        return new ConsentRecorded(person(), id(), purpose, recipientIds());
    }

    ConsentWithdrawn withdraw(String reason, Clock clock) {
        if (withdrawnAt != null) {
            throw new Problem(RegistryProblem.ALREADY_WITHDRAWN);
        }
        withdrawnAt = now(clock);
        withdrawalReason = reason;
        touch(clock);
        return new ConsentWithdrawn(person(), id(), purpose, recipientIds());
    }

    /** At any time: what was withdrawn since held until then. */
    boolean isEffective(Instant at) {
        return !givenAt.isAfter(at)
                && (withdrawnAt == null || withdrawnAt.isAfter(at))
                && (expiresAt == null || expiresAt.isAfter(at));
    }

    ConsentId id() {
        return new ConsentId(rawId());
    }

    PersonId person() {
        return new PersonId(personId);
    }

    ConsentPurpose purpose() {
        return purpose;
    }

    LegalBasis legalBasis() {
        return legalBasis;
    }

    Set<FieldGroup> groups() {
        Set<FieldGroup> groups = EnumSet.noneOf(FieldGroup.class);
        Arrays.stream(fieldGroups).map(FieldGroup::valueOf).forEach(groups::add);
        return groups;
    }

    Set<AgencyId> recipientIds() {
        return Arrays.stream(recipients).map(AgencyId::new).collect(Collectors.toUnmodifiableSet());
    }

    ConsentGiver givenBy() {
        return givenBy;
    }

    GuardianshipId guardianship() {
        return guardianshipId == null ? null : new GuardianshipId(guardianshipId);
    }

    String evidence() {
        return evidence;
    }

    ConsentMethod method() {
        return method;
    }

    Instant givenAt() {
        return givenAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    Instant withdrawnAt() {
        return withdrawnAt;
    }

    String withdrawalReason() {
        return withdrawalReason;
    }
}
