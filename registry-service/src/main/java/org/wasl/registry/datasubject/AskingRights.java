package org.wasl.registry.datasubject;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import org.wasl.contracts.code.ConsentGiver;
import org.wasl.contracts.code.SubjectRequestStatus;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.GuardianshipId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.JordanTime;
import org.wasl.registry.guardianship.Guardianship;
import org.wasl.registry.guardianship.Guardianships;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.Persons;

/**
 * Who may ask something about a person's data: the person, from fifteen years on as with consents (ADR 26), or a guardian whose guardianship is in force. Asked
 * when the request is taken, and again when it is fulfilled: a guardian may have been removed meanwhile.
 */
@ApplicationScoped
class AskingRights {
    private final Persons persons;
    private final Guardianships guardianships;
    private final Caller caller;
    private final Clock clock;

    @Inject
    AskingRights(Persons persons, Guardianships guardianships, Caller caller, Clock clock) {
        this.persons = persons;
        this.guardianships = guardianships;
        this.caller = caller;
        this.clock = clock;
    }

    /** @return the guardianship by which it is asked; null where the person asks */
    GuardianshipId require(SubjectRequestResource.RequestBody body, Person person) {
        LocalDate today = JordanTime.today(clock);
        if (body.askedBy() == ConsentGiver.SELF) {
            if (body.guardianshipId() != null) {
                guardianships.named(person, body.guardianshipId(), caller);
            }
            if (isAChildAlone(person, caller.agency(), today)) {
                throw Problem.invalidField("/askedBy", "guardian-asks");
            }
            return null;
        }
        if (body.guardianshipId() == null) {
            throw Problem.invalidField("/guardianshipId", "guardianship-needed");
        }
        Guardianship right = guardianships.named(person, body.guardianshipId(), caller);
        if (!guardianships.isInForce(right, person, today, caller.agency())) {
            throw Problem.invalidField("/guardianshipId", "guardianship-not-in-force");
        }
        return right.id();
    }

    SubjectRequest.Standing standing(SubjectRequest request) {
        return new SubjectRequest.Standing(
                request, request.status() != SubjectRequestStatus.RECEIVED || holds(request), caller.subject());
    }

    private boolean holds(SubjectRequest request) {
        LocalDate today = JordanTime.today(clock);
        Person person = persons.findById(request.person().value()).survivor();
        if (request.askedBy() == ConsentGiver.SELF) {
            return !isAChildAlone(person, request.agency(), today);
        }
        return request.guardianship() != null
                && guardianships
                        .findByIdOptional(request.guardianship().value())
                        .filter(right -> guardianships.isInForce(right, person, today, request.agency()))
                        .isPresent();
    }

    private static boolean isAChildAlone(Person person, AgencyId agency, LocalDate today) {
        return !person.governing(agency).demographics().decidesAlone(today);
    }
}
