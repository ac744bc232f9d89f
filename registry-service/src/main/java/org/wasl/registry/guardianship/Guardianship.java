package org.wasl.registry.guardianship;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.wasl.contracts.code.GuardianshipBasis;
import org.wasl.contracts.code.GuardianshipEnd;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.GuardianshipId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.crypto.SealedText;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Aggregate;
import org.wasl.platform.value.JordanTime;
import org.wasl.registry.RegistryProblem;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonDemographics;

/**
 * Who decides for a person, since when, by what. Over a child it ends on the day the child comes of age, whatever is written; a court's word also holds for an
 * adult.
 */
@Entity
@Table(name = "guardianship")
public class Guardianship extends Aggregate {
    @Column(name = "ward_id")
    private UUID wardId;

    @Column(name = "guardian_id")
    private UUID guardianId;

    /** The record that was named when it was written: the ward's, or one that had been merged into it. Null of those from before this was kept. */
    @Column(name = "named_ward_id")
    private UUID namedWardId;

    @Column(name = "named_guardian_id")
    private UUID namedGuardianId;

    @Column(name = "guardian_agency_id")
    private UUID guardianAgencyId;

    @Enumerated(EnumType.STRING)
    private GuardianshipBasis basis;

    @Type(SealedText.class)
    private String authority;

    @Column(name = "decision_sealed")
    private String decisionSealed;

    private LocalDate since;
    private LocalDate until;

    @Enumerated(EnumType.STRING)
    @Column(name = "ended_by")
    private GuardianshipEnd endedBy;

    protected Guardianship() {}

    /**
     * By what it holds, and since when.
     *
     * @param institution null where the guardian is a person
     * @param authority, decisionNumber null where nothing is said
     */
    record Terms(
            AgencyId institution, GuardianshipBasis basis, String authority, String decisionNumber, LocalDate since) {}

    /** @param guardian null where it is an institution */
    Guardianship(AgencyId agency, Person ward, Person guardian, Terms terms, Sealer cipher, Clock clock) {
        super(agency, clock);
        since = terms.since();
        basis = terms.basis();
        if (since.isAfter(JordanTime.today(clock))) {
            throw Problem.invalidField("/since", "in-the-future");
        }
        if ((guardian == null) == (terms.institution() == null)) {
            throw Problem.invalidField("/guardianId", "one-guardian");
        }
        if (guardian == ward) {
            throw Problem.invalidField("/guardianId", "same-record");
        }
        Person known = ward.governing(agency);
        if (!endsWithAge(known, since)) {
            throw Problem.invalidField("/since", "of-age");
        }
        if (known.isDeadOn(JordanTime.today(clock))) {
            throw new Problem(RegistryProblem.PERSON_IS_DECEASED);
        }
        if (guardian != null && guardian.governing(agency).isDeadOn(JordanTime.today(clock))) {
            throw Problem.invalidField("/guardianId", "deceased");
        }
        if (guardian != null) {
            requireOfAge(guardian.governing(agency).demographics());
        }
        if (basis == GuardianshipBasis.COURT_DECISION && terms.authority() == null) {
            throw Problem.invalidField("/authority", "court-required");
        }
        wardId = ward.rawId();
        guardianId = guardian == null ? null : guardian.rawId();
        guardianAgencyId =
                terms.institution() == null ? null : terms.institution().value();
        authority = terms.authority();
        decisionSealed =
                terms.decisionNumber() == null ? null : cipher.sealText(terms.decisionNumber(), rawId().toString());
    }

    /** @param guardian null where it is an institution */
    Guardianship writtenUnder(PersonId ward, PersonId guardian) {
        namedWardId = ward.value();
        namedGuardianId = guardian == null ? null : guardian.value();
        return this;
    }

    private void requireOfAge(PersonDemographics guardian) {
        if (!guardian.isOfAge(since)) {
            throw Problem.invalidField("/guardianId", guardian.birthDate() == null ? "birth-date-needed" : "under-age");
        }
    }

    private boolean endsWithAge(Person known, LocalDate day) {
        return basis == GuardianshipBasis.COURT_DECISION
                || !known.demographics().isOfAge(day);
    }

    /** Whether the guardian decides for the person that day, provided that both are alive: that {@link Guardianships} knows. */
    boolean runs(Person ward, LocalDate day, AgencyId by) {
        return ward.allIds().contains(wardId)
                && !day.isBefore(since)
                && (until == null || day.isBefore(until))
                && endsWithAge(ward.governing(by), day);
    }

    void end(GuardianshipEnd reason, LocalDate on, Clock clock) {
        if (until != null) {
            throw new Problem(CommonProblem.ALREADY_DONE).with("allowedActions", List.of());
        }
        if (on.isAfter(JordanTime.today(clock))) {
            throw Problem.invalidField("/until", "in-the-future");
        }
        if (on.isBefore(since)) {
            throw Problem.invalidField("/until", "expiry-before-start");
        }
        until = on;
        endedBy = reason;
        touch(clock);
    }

    public GuardianshipId id() {
        return new GuardianshipId(rawId());
    }

    PersonId guardian() {
        return guardianId == null ? null : new PersonId(guardianId);
    }

    AgencyId guardianAgency() {
        return guardianAgencyId == null ? null : new AgencyId(guardianAgencyId);
    }

    PersonId ward() {
        return new PersonId(wardId);
    }

    public GuardianshipBasis basis() {
        return basis;
    }

    String authority() {
        return authority;
    }

    String decisionNumber(Sealer cipher) {
        return decisionSealed == null ? null : cipher.openText(decisionSealed, rawId().toString());
    }

    LocalDate since() {
        return since;
    }

    LocalDate until() {
        return until;
    }

    /** The guardian or the person died: what was still running is over. */
    void endByDeath(GuardianshipEnd reason, LocalDate died, Clock clock) {
        until = died.isBefore(since) ? since : died;
        endedBy = reason;
        touch(clock);
    }

    GuardianshipEnd endedBy() {
        return endedBy;
    }
}
