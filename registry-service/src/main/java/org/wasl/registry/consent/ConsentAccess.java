package org.wasl.registry.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.registry.careteam.CareTeams;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonAccessPolicy;
import org.wasl.registry.person.Persons;
import org.wasl.registry.referral.ReceivedReferrals;

/**
 * Who may record, see, use and withdraw consents of a person: those who work with the person, and nobody else of any agency. Everything that touches a
 * consent asks here. See ADR 0026.
 */
@ApplicationScoped
public class ConsentAccess {
    private final Persons persons;
    private final PersonAccessPolicy policy;
    private final Consents consents;
    private final CareTeams careTeams;
    private final ReceivedReferrals referrals;
    private final Clock clock;

    @Inject
    ConsentAccess(
            Persons persons,
            PersonAccessPolicy policy,
            Consents consents,
            CareTeams careTeams,
            ReceivedReferrals referrals,
            Clock clock) {
        this.persons = persons;
        this.policy = policy;
        this.consents = consents;
        this.careTeams = careTeams;
        this.referrals = referrals;
        this.clock = clock;
    }

    /** A registrar or data integrator of an agency that holds the person; a caseworker or supervisor of a running case of the person. */
    boolean worksWith(Person person, Caller caller) {
        return (person.heldBy(caller.agency()) && caller.has(Roles.REGISTRAR, Roles.DATA_INTEGRATOR))
                || (caller.has(Roles.CASEWORKER, Roles.SUPERVISOR)
                        && !policy.clientsAmong(Set.of(person.rawId())).isEmpty());
    }

    /**
     * Whether the caller decides as a supervisor who consents for a child: not who owns a running case of the child, also with both roles. Nobody oversees their
     * own work (ADR 0033). Another legal basis than consent is reviewed by somebody else.
     */
    boolean decidesAsSupervisor(Person person, Caller caller) {
        return caller.has(Roles.SUPERVISOR)
                && careTeams.ownClientsAmong(person.allIds()).isEmpty();
    }

    /** The record of the person by which the rules of what the caller's agency does go. */
    Person governing(Person person, Caller caller) {
        return policy.governing(person, caller.agency());
    }

    /** The case on which the caller works with the person: what is recorded now is as hidden as that case. */
    Optional<UUID> caseOf(Person person) {
        return careTeams.currentCase(person.allIds());
    }

    /** The person, for whom works with the person: 404 where the caller may not know of the person, 403 where the caller may and has no work. */
    Person workedWith(PersonId id, Caller caller) {
        Person person = persons.get(id, caller).survivor();
        if (!worksWith(person, caller)) {
            throw new Problem(CommonProblem.WORK_WITH_PERSON_REQUIRED);
        }
        return person;
    }

    /**
     * The person, for who records what the person allows: where the caller's agency keeps no record, a case that is only identified is not enough. Whoever opened
     * it, alone, would let others in.
     */
    Person recordedFor(PersonId id, Caller caller) {
        Person person = workedWith(id, caller);
        if (!person.heldBy(caller.agency()) && !policy.recordsConsents(person, caller)) {
            throw new Problem(CommonProblem.WORK_WITH_PERSON_REQUIRED);
        }
        return person;
    }

    /** Which consents of the person are the caller's to see and to withdraw: also after a case ended on which they were recorded. */
    Filter<Consent> consentsOf(Person person, Caller caller) {
        if (worksWith(person, caller)) {
            return consents.of(person, caller);
        }
        Filter<Consent> recorded = consents.ofOwnCases(person, caller);
        if (!caller.has(Roles.CASEWORKER, Roles.SUPERVISOR)
                || consents.list(recorded, 1).isEmpty()) {
            throw new Problem(CommonProblem.WORK_WITH_PERSON_REQUIRED);
        }
        return recorded;
    }

    /** The person whom the caller may know of, by work or by consent for the purpose that the question names. */
    Person knownFor(PersonId id, ConsentPurpose purpose, Caller caller) {
        return persons.visible(policy.knownTo(caller, Optional.of(purpose)), id.value())
                .survivor();
    }

    /**
     * Whether the caller may pass the person on: staff who work with the person, and a provider who received the person by consent and works with the person on a
     * referral that is under way, to somebody else. What a provider may read itself it reads in its referral, as long as that is open.
     */
    boolean passesOn(Person person, ConsentPurpose purpose, AgencyId recipient, Caller caller) {
        return worksWith(person, caller)
                || (caller.has(Roles.PROVIDER)
                        && !recipient.equals(caller.agency())
                        && referrals.areWorkedOnBy(caller, person)
                        && consents.effective(person, purpose, caller.agency(), clock.instant(), caller)
                                .isPresent());
    }
}
