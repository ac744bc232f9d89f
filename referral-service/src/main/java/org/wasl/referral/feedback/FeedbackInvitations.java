package org.wasl.referral.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.referral.referral.ReferralPart;

@ApplicationScoped
class FeedbackInvitations extends Aggregates<FeedbackInvitation> implements ReferralPart<FeedbackInvitation> {
    @Override
    public Filter<FeedbackInvitation> visibleTo(Caller caller) {
        return Filter.of(FeedbackInvitation.class)
                .and("e.agencyId = :agency", "agency", caller.agency().value());
    }

    /** Uses it up, unless it is unknown, over or used: of two who come at once one is heard. */
    Optional<FeedbackInvitation> use(FeedbackCode code, Instant now) {
        return find("codeHash", code.hash())
                .firstResultOptional()
                .filter(known -> update(
                                "usedAt = ?1, version = version + 1 where id = ?2 and usedAt is null and expiresAt > ?1",
                                now,
                                known.rawId())
                        == 1);
    }

    /** Those with which the person could still answer. */
    List<FeedbackInvitation> unused(ReferralId referral, Instant now) {
        return list("referralId = ?1 and usedAt is null and expiresAt > ?2", referral.value(), now);
    }

    List<FeedbackInvitation> of(ReferralId referral) {
        return find("referralId = ?1 order by id desc", referral.value())
                .page(0, 50)
                .list();
    }

    /** Whose mail waits, each time a little longer after it could not be sent. */
    @SuppressWarnings("unchecked")
    List<UUID> toMail(Instant now) {
        return getEntityManager()
                .createNativeQuery("""
                        select id from feedback_invitation where mail_sealed is not null
                           and updated_at + make_interval(secs => 5 * mail_attempts * mail_attempts) <= :now
                         order by id limit 50""")
                .setParameter("now", now)
                .getResultList();
    }

    long since(ReferralId referral, Instant since) {
        return count("referralId = ?1 and createdAt > ?2", referral.value(), since);
    }
}
