package org.wasl.referral.providerlink;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
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
class ProviderLinks extends Aggregates<ProviderLink> implements ReferralPart<ProviderLink> {
    private static final String WAITS_FOR_ANOTHER = """
            r.access_closed_at is null and not r.sensitive_service
               and exists (select 1 from provider_link l where l.referral_id = r.id)
               and (r.escalation_level > 0
                    and not exists (select 1 from provider_link l where l.referral_id = r.id and l.created_at > :lately)
                 or r.status in ('ACCEPTED', 'IN_PROGRESS', 'ON_HOLD') and r.cancellation_asked_at is not null
                    and not exists (
                      select 1 from provider_link l where l.referral_id = r.id and l.created_at > r.cancellation_asked_at))""";

    @Override
    public Filter<ProviderLink> visibleTo(Caller caller) {
        return Filter.of(ProviderLink.class)
                .and("e.agencyId = :agency", "agency", caller.agency().value());
    }

    List<ProviderLink> of(ReferralId referral) {
        return find("referralId = ?1 order by id desc", referral.value())
                .page(0, 50)
                .list();
    }

    Optional<ProviderLink> byToken(LinkSecret token) {
        return find("tokenHash", token.hash()).firstResultOptional();
    }

    Optional<ProviderLink> bySession(LinkSecret session, Instant now) {
        return find("sessionHash = ?1 and sessionUntil > ?2", session.hash(), now)
                .firstResultOptional();
    }

    /** Opens it, unless somebody was faster: of two who open at once one gets in. */
    boolean opens(ProviderLink link, LinkSecret session, Instant now, Duration stays) {
        return update(
                        "openedAt = ?1, sessionHash = ?2, sessionUntil = ?3, version = version + 1 where id = ?4 and openedAt is null"
                                + " and expiresAt > ?1",
                        now,
                        session.hash(),
                        now.plus(stays),
                        link.rawId())
                == 1;
    }

    /** Also those whose mail waits. */
    void endUnopened(ReferralId referral, Instant now) {
        update(
                "expiresAt = ?1, mail.secret = null, version = version + 1 where referralId = ?2 and openedAt is null and expiresAt > ?1",
                now,
                referral.value());
    }

    long since(ReferralId referral, Instant since) {
        return count("referralId = ?1 and createdAt > ?2", referral.value(), since);
    }

    /** Whose mail waits, each time a little longer after it could not be sent. */
    @SuppressWarnings("unchecked")
    List<UUID> toMail(Instant now) {
        return getEntityManager()
                .createNativeQuery("""
                        select id from provider_link where mail_sealed is not null
                           and updated_at + make_interval(secs => 5 * mail_attempts * mail_attempts) <= :now
                         order by id limit 50""")
                .setParameter("now", now)
                .getResultList();
    }

    /**
     * Referrals whose recipient was sent a link before, and waits for another: those that wait too long, where none was sent lately, and those that the
     * requester asked to take back since the last one.
     *
     * @param after the last of those before: what cannot be reminded stays, and holds up no other
     */
    @SuppressWarnings("unchecked")
    List<UUID> toRemind(Instant lately, UUID after, int most) {
        return getEntityManager()
                .createNativeQuery("select r.id from referral r where r.id > :after and " + WAITS_FOR_ANOTHER
                        + " order by r.id limit :most")
                .setParameter("lately", lately)
                .setParameter("after", after)
                .setParameter("most", most)
                .getResultList();
    }

    boolean isToRemind(ReferralId referral, Instant lately) {
        return !getEntityManager()
                .createNativeQuery("select r.id from referral r where r.id = :referral and " + WAITS_FOR_ANOTHER)
                .setParameter("referral", referral.value())
                .setParameter("lately", lately)
                .getResultList()
                .isEmpty();
    }
}
