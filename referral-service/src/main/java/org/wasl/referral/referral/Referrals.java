package org.wasl.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.contracts.id.ConsentId;
import org.wasl.contracts.id.PersonId;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/** A referral exists for the caseworkers who sent it and, once sent, for the providers it is addressed to. */
@ApplicationScoped
public class Referrals extends Aggregates<Referral> {
    private static final int MOST_OF_A_CHAIN = 100;

    /** Whose referrals a list shows. */
    public enum Box {
        IN,
        OUT,
        BOTH
    }

    @Override
    public Filter<Referral> visibleTo(Caller caller) {
        return in(Box.BOTH, caller);
    }

    /** One condition for each side, so that a box of one side is one index. */
    Filter<Referral> in(Box box, Caller caller) {
        List<String> sides = new ArrayList<>();
        if (box != Box.IN && caller.has(Roles.CASEWORKER, Roles.SUPERVISOR)) {
            sides.add("e.agencyId = :agency");
        } else if (box != Box.IN && caller.has(Roles.PROVIDER)) {
            sides.add("(e.agencyId = :agency and e.chain.onward = true)");
        }
        if (box != Box.OUT && caller.has(Roles.PROVIDER)) {
            sides.add("(e.targetOrganizationId = :agency and e.milestones.sent is not null)");
        }
        if (sides.isEmpty()) {
            sides.add("e.agencyId = :agency and e.agencyId <> :agency");
        }
        return Filter.of(Referral.class)
                .and(String.join(" or ", sides), "agency", caller.agency().value())
                .and("e.erasedAt is null");
    }

    public Referral get(ReferralId id, Caller caller) {
        return get(id.value(), caller);
    }

    public Referral get(ReferralId id, Caller caller, IfMatch expected) {
        return get(id.value(), caller, expected);
    }

    List<Referral> onConsent(ConsentId consent) {
        return list("disclosure.consentId = ?1 and disclosure.closedAt is null", consent.value());
    }

    List<Referral> onBasis(UUID use) {
        return list("disclosure.basisUseId = ?1 and disclosure.closedAt is null", use);
    }

    List<Referral> ofSubject(PersonId person) {
        return list("subjectId = ?1", person.value());
    }

    List<Referral> originallyOf(PersonId person) {
        return list("originalSubjectId = ?1 and subjectId <> ?1", person.value());
    }

    /** Open referrals of this agency for the same person and service. */
    List<Referral> openLike(Referral referral) {
        return list(
                "agencyId = ?1 and subjectId = ?2 and serviceType = ?3 and status in ?4 and id <> ?5",
                referral.agency().value(),
                referral.subject().value(),
                referral.serviceType(),
                ReferralTransitions.OPEN,
                referral.rawId());
    }

    /** Where somebody must look: a clock to escalate, a wait to end. Costs what is due: the index holds what waits only. */
    List<UUID> due(Instant now, int atMost) {
        return getEntityManager()
                .createQuery(
                        "select e.id from Referral e where e.deadlines.nextCheck <= :now order by e.deadlines.nextCheck",
                        UUID.class)
                .setParameter("now", now)
                .setMaxResults(atMost)
                .getResultList();
    }

    /** Of both sides of the caller's agency; for the coordinating body those of all that both sides left lying, unless the service is sensitive. */
    Filter<Referral> escalated(int level, boolean coordinator, Caller caller) {
        String own = "((e.agencyId = :agency or e.targetOrganizationId = :agency) and e.deadlines.level >= :level)";
        String all = "(e.deadlines.level = 3 and :level <= 3 and exists (select 1 from ServiceAtLocation s"
                + " where s.id = e.serviceAtLocationId and s.service.sensitive = false))";
        return Filter.of(Referral.class)
                .and("e.deadlines.level > 0 and e.erasedAt is null")
                .and(
                        coordinator ? own + " or " + all : own,
                        "agency",
                        caller.agency().value())
                .with("level", level);
    }

    /** To be changed although it was only read. */
    void lock(Referral referral) {
        getEntityManager().refresh(referral, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The others of the chain that the caller may see, oldest first. */
    List<Referral> chainOf(Referral referral, Caller caller) {
        return list(
                        visibleTo(caller)
                                .and(
                                        "e.chain.id = :chain",
                                        "chain",
                                        referral.chain().id()),
                        MOST_OF_A_CHAIN)
                .stream()
                .sorted(Comparator.comparing(Referral::rawId))
                .toList();
    }

    /** How many wait before it, and one: more urgent ones, and of the same urgency those who wait longer. Null where it does not wait for a place. */
    Integer positionOf(Referral referral) {
        if (referral.status() != ReferralStatus.WAITLISTED) {
            return null;
        }
        return 1
                + getEntityManager()
                        .createQuery("""
                                select count(e) from Referral e
                                 where e.status = WAITLISTED and e.serviceAtLocationId = :place and e.id <> :id
                                   and (case e.priority when EMERGENCY then 0 when URGENT then 1 else 2 end < :rank
                                        or (e.priority = :priority and e.milestones.waitlisted < :since))""", Long.class)
                        .setParameter("place", referral.serviceAtLocation())
                        .setParameter("id", referral.rawId())
                        .setParameter("rank", referral.priority().ordinal())
                        .setParameter("priority", referral.priority())
                        .setParameter("since", referral.milestones().waitlisted())
                        .getSingleResult()
                        .intValue();
    }
}
