package org.wasl.referral.providerlink;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.wasl.platform.caller.ClosedOrganizations;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.lock.RuleLock;
import org.wasl.platform.mail.MailConfig;
import org.wasl.platform.problem.Problem;
import org.wasl.referral.ReferralConfig;
import org.wasl.referral.ReferralProblem;
import org.wasl.referral.directory.ServicesAtLocations;
import org.wasl.referral.referral.Referral;
import org.wasl.referral.referral.Referrals;

/** Creates links for providers. They are mailed to the address in the directory and to no other; staff who ask for a link never see it. */
@ApplicationScoped
class ProviderLinkService {
    private static final int MOST_A_DAY = 3;

    private final RuleLock locks;
    private final ProviderLinks links;
    private final Referrals referrals;
    private final ServicesAtLocations places;
    private final ClosedOrganizations closed;
    private final Sealer sealer;
    private final Journal journal;
    private final Clock clock;
    private final boolean mails;
    private final Duration goodFor;

    @Inject
    ProviderLinkService(
            RuleLock locks,
            ProviderLinks links,
            Referrals referrals,
            ServicesAtLocations places,
            ClosedOrganizations closed,
            Sealer sealer,
            Journal journal,
            Clock clock,
            MailConfig mail,
            ReferralConfig config) {
        this.locks = locks;
        this.links = links;
        this.referrals = referrals;
        this.places = places;
        this.closed = closed;
        this.sealer = sealer;
        this.journal = journal;
        this.clock = clock;
        mails = mail.enabled();
        goodFor = config.linkFor();
    }

    boolean mails() {
        return mails;
    }

    /** Whether nobody opened it and it still may be opened. */
    boolean opens(ProviderLink link) {
        return link.isFresh(clock.instant()) && holds(link);
    }

    /**
     * Whether a link, and the session that it led to, is still for whom it was made: it went to the address that the directory has now, its organization is open
     * and the referral is not for listed accounts alone.
     */
    boolean holds(ProviderLink link) {
        Referral referral = referrals.findById(link.referral().value());
        return !closed.contains(referral.target())
                && !referral.sharing().isToSensitiveService()
                && places.mailAddress(referral.serviceAtLocation())
                        .filter(link.address()::equals)
                        .isPresent();
    }

    /** Another link, where the recipient still waits for one: another instance may have been quicker. */
    void remind(Referral referral, Instant lately) {
        lock(referral);
        if (links.isToRemind(referral.id(), lately)) {
            to(referral);
        }
    }

    private void lock(Referral referral) {
        locks.take("provider-links", referral.id());
    }

    /** The mail goes out when the transaction is done. What was asked for before and not opened opens no more. */
    ProviderLink to(Referral referral) {
        if (!mails) {
            throw new Problem(ReferralProblem.MAIL_NOT_CONFIGURED);
        }
        if (referral.sharing().isToSensitiveService()) {
            throw new Problem(ReferralProblem.KNOWN_TO_LISTED_ACCOUNTS);
        }
        if (!referral.isOpenTo(referral.target())) {
            throw new Problem(ReferralProblem.NOTHING_TO_ANSWER);
        }
        lock(referral);
        if (links.since(referral.id(), clock.instant().minus(Duration.ofDays(1))) >= MOST_A_DAY) {
            throw new Problem(ReferralProblem.TOO_MANY_LINKS);
        }
        String address = places.mailAddress(referral.serviceAtLocation())
                .orElseThrow(() -> new Problem(ReferralProblem.NO_ADDRESS));
        links.endUnopened(referral.id(), clock.instant());
        ProviderLink link = new ProviderLink(referral, address, clock.instant().plus(goodFor), sealer, clock);
        links.persist(link);
        journal.act("referral.link-made", referral.rawId(), List.of("link:" + link.rawId()));
        return link;
    }
}
