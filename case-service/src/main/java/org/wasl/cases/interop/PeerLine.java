package org.wasl.cases.interop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.wasl.cases.casefile.CaseView;
import org.wasl.cases.followup.FollowUps;
import org.wasl.cases.plan.PlanView;
import org.wasl.cases.registry.KnownPerson;
import org.wasl.cases.service.ServiceDeliveries;
import org.wasl.platform.value.ExternalId;
import org.wasl.platform.value.JordanTime;

/**
 * What a line of an export is made of.
 *
 * @param person empty where the registry hides the person from the caller
 * @param plan the active one
 * @param cameAs what the peer once sent and we have no place for
 */
record PeerLine(
        CaseView.Facts facts,
        Optional<KnownPerson> person,
        Optional<PlanView> plan,
        List<Service> services,
        List<Visit> visits,
        ObjectNode cameAs,
        LocalDate today) {
    record Service(String type, String status, LocalDate requestedOn, LocalDate dueOn, LocalDate deliveredOn) {
        static Service of(ServiceDeliveries.Fact fact) {
            return new Service(
                    PeerFormat.code(fact.type()),
                    PeerFormat.code(fact.status()),
                    fact.requestedOn(),
                    fact.dueOn(),
                    fact.deliveredOn());
        }
    }

    record Visit(String type, LocalDate plannedOn, LocalDate doneOn) {
        static Visit of(FollowUps.Fact fact) {
            return new Visit(
                    PeerFormat.code(fact.type()),
                    fact.plannedAt() == null ? null : JordanTime.dateOf(fact.plannedAt()),
                    fact.doneAt() == null ? null : JordanTime.dateOf(fact.doneAt()));
        }
    }

    /** The same, with the person as the registry shows them; null where it hides them. */
    PeerLine about(KnownPerson person) {
        return new PeerLine(facts, Optional.ofNullable(person), plan, services, visits, cameAs, today);
    }

    /** The id under which the peer knows it, else our number. */
    String idFor(String scheme) {
        return facts.details().externalIds().stream()
                .filter(id -> id.scheme().equals(scheme))
                .map(ExternalId::value)
                .findFirst()
                .orElse(facts.caseNumber());
    }

    Optional<Integer> age() {
        return person.map(KnownPerson::birthDate)
                .map(born -> Period.between(born, today).getYears());
    }
}
