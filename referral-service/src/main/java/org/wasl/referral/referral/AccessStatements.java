package org.wasl.referral.referral;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import javax.sql.DataSource;
import org.wasl.contracts.event.EventTypes;
import org.wasl.contracts.event.ReferralAccessStated;
import org.wasl.platform.access.DueStatements;
import org.wasl.platform.outbox.Audience;
import org.wasl.platform.outbox.Outbox;
import org.wasl.platform.outbox.RelayConfig;
import org.wasl.referral.recipient.SensitiveServiceAccounts;

/** Tells the registry which accounts of a recipient work with a person on a referral, whenever that changes (ADR 39). */
@ApplicationScoped
class AccessStatements {
    private static final long LOCK = 0x53455256L; // "SERV"

    private final Referrals referrals;
    private final SensitiveServiceAccounts accounts;
    private final Outbox outbox;
    private final RelayConfig config;
    private final DueStatements due;

    @Inject
    AccessStatements(
            Referrals referrals,
            SensitiveServiceAccounts accounts,
            Outbox outbox,
            EntityManager entities,
            DataSource database,
            RelayConfig config) {
        this.referrals = referrals;
        this.accounts = accounts;
        this.outbox = outbox;
        this.config = config;
        due = new DueStatements("access-statements", "statement_due", LOCK, entities, database, this::update);
    }

    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent started) {
        due.start(config.idlePause());
    }

    void stop(@Observes ShutdownEvent ending) {
        due.stop();
    }

    private void update(UUID id) {
        Referral referral = referrals.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (referral == null) {
            due.take(id);
        } else {
            update(referral);
        }
    }

    /** In the transaction of a step, after its changes were flushed: what closes is told with the step that closes it. */
    void update(Referral referral) {
        if (due.take(referral.rawId())) {
            ReferralAccessStated stated =
                    referral.accessStated(accounts.listedBy(referral.target()), due.nextRevision());
            outbox.add(stated, EventTypes.typeOf(ReferralAccessStated.class), Audience.RESTRICTED);
        }
    }
}
