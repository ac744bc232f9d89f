package org.wasl.referral.referral;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.wasl.contracts.event.EventTypes;
import org.wasl.contracts.event.ReferralAccessStated;
import org.wasl.platform.access.DueStatements;
import org.wasl.platform.access.ReaderKey;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.outbox.Audience;
import org.wasl.platform.outbox.Outbox;
import org.wasl.platform.outbox.RelayConfig;
import org.wasl.referral.recipient.SensitiveServiceAccounts;

/** Tells the registry which accounts of a recipient work with a person on a referral, whenever that changes (ADR 39). */
@Singleton
class AccessStatements extends DueStatements {
    private static final long LOCK = 0x53455256L; // "SERV"

    private final Referrals referrals;
    private final SensitiveServiceAccounts accounts;
    private final Outbox outbox;

    @Inject
    AccessStatements(
            Referrals referrals,
            SensitiveServiceAccounts accounts,
            Outbox outbox,
            EntityManager entities,
            DataSource database,
            RelayConfig config) {
        super("access-statements", "statement_due", LOCK, entities, database, config.idlePause());
        this.referrals = referrals;
        this.accounts = accounts;
        this.outbox = outbox;
    }

    @Override
    protected void look(UUID id) {
        Referral referral = referrals.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (referral == null) {
            take(id);
        } else {
            update(referral);
        }
    }

    /** In the transaction of a step, after its changes were flushed: what closes is told with the step that closes it. */
    void update(Referral referral) {
        if (take(referral.rawId())) {
            outbox.add(stated(referral), EventTypes.typeOf(ReferralAccessStated.class), Audience.RESTRICTED);
        }
    }

    /** Who of the recipient works with the person on it: whom {@link Referrals} shows it to. */
    private ReferralAccessStated stated(Referral referral) {
        boolean underWay = ReferralTransitions.UNDER_WAY.contains(referral.status())
                && !referral.sharing().isClosed();
        Stream<String> keys = referral.sharing().isToSensitiveService()
                ? accounts.listedBy(referral.target()).stream().map(ReaderKey::account)
                : Stream.of(ReaderKey.role(Roles.PROVIDER));
        return new ReferralAccessStated(
                referral.id(),
                underWay ? referral.originalSubject() : null,
                referral.target(),
                underWay,
                underWay ? keys.sorted().map(ReferralAccessStated.Reader::new).toList() : List.of(),
                nextRevision());
    }
}
