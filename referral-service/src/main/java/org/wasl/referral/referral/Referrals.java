package org.wasl.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
class Referrals extends Aggregates<Referral> {
    private static final Set<ReferralStatus> OPEN = Set.of(
            ReferralStatus.SENT,
            ReferralStatus.RECEIVED,
            ReferralStatus.ACCEPTED,
            ReferralStatus.WAITLISTED,
            ReferralStatus.IN_PROGRESS,
            ReferralStatus.ON_HOLD);

    @Override
    public Filter<Referral> visibleTo(Caller caller) {
        List<String> sides = new ArrayList<>();
        if (caller.has(Roles.CASEWORKER, Roles.SUPERVISOR)) {
            sides.add("e.agencyId = :agency");
        }
        if (caller.has(Roles.PROVIDER)) {
            sides.add("(e.targetOrganizationId = :agency and e.sentAt is not null)");
        }
        return Filter.of(Referral.class)
                .and(String.join(" or ", sides), "agency", caller.agency().value());
    }

    Referral get(ReferralId id, Caller caller) {
        return get(id.value(), caller);
    }

    Referral get(ReferralId id, Caller caller, IfMatch expected) {
        return get(id.value(), caller, expected);
    }

    List<Referral> onConsent(ConsentId consent) {
        return list("disclosure.consentId = ?1 and disclosure.closedAt is null", consent.value());
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
                OPEN,
                referral.rawId());
    }

    List<UUID> expired(Instant now) {
        return due("e.status in (SENT, RECEIVED, WAITLISTED)", "e.deadlines.expiry", now);
    }

    /** Cancellations that were asked for and not answered in time. */
    List<UUID> unansweredCancellations(Instant now) {
        return due("e.status in (ACCEPTED, IN_PROGRESS, ON_HOLD)", "e.cancellation.dueAt", now);
    }

    private List<UUID> due(String where, String when, Instant now) {
        return getEntityManager()
                .createQuery(
                        "select e.id from Referral e where " + where + " and " + when + " < :now order by " + when,
                        UUID.class)
                .setParameter("now", now)
                .setMaxResults(200)
                .getResultList();
    }
}
