package org.wasl.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.wasl.contracts.id.ServiceAtLocationId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.JordanTime;
import org.wasl.referral.ReferralProblem;
import org.wasl.referral.directory.DirectoryConfig;
import org.wasl.referral.directory.ServiceAtLocation;
import org.wasl.referral.directory.ServicesAtLocations;
import org.wasl.referral.recipient.SensitiveServiceAccounts;

/** Where referrals go. */
@ApplicationScoped
class Targets {
    private final ServicesAtLocations places;
    private final SensitiveServiceAccounts accounts;
    private final DirectoryConfig directory;
    private final Caller caller;
    private final Clock clock;
    private final boolean mails;

    @Inject
    Targets(
            ServicesAtLocations places,
            SensitiveServiceAccounts accounts,
            DirectoryConfig directory,
            Caller caller,
            Clock clock,
            @ConfigProperty(name = "wasl.mail.enabled", defaultValue = "false") boolean mails) {
        this.places = places;
        this.accounts = accounts;
        this.mails = mails;
        this.directory = directory;
        this.caller = caller;
        this.clock = clock;
    }

    ServiceAtLocation of(ServiceAtLocationId id) {
        return of(id.value());
    }

    /** One that takes referrals now. */
    ServiceAtLocation open(UUID id) {
        ServiceAtLocation target = of(id);
        if (!target.takesReferrals(JordanTime.today(clock), directory.staleAfterDays())) {
            throw new Problem(ReferralProblem.TARGET_NOT_ACCEPTING);
        }
        return target;
    }

    /** A referral to a sensitive service must be known to somebody there: to a provider whose account the organization lists, or to whoever opens a mailed link. */
    void requireSomebodyKnows(Referral referral, ServiceAtLocation target) {
        if ((referral.sharing().isToSensitiveService() || target.service().sensitive())
                && !accounts.opensToAnybody(referral.target())
                && !(mails && places.mailAddress(target.rawId()).isPresent())) {
            throw new Problem(ReferralProblem.RECIPIENT_NAMES_NOBODY);
        }
    }

    /** Of a referral that is there. */
    ServiceAtLocation known(UUID id) {
        return places.findById(id);
    }

    private ServiceAtLocation of(UUID id) {
        return places.list(places.visibleTo(caller).and("e.id = :id", "id", id), 1).stream()
                .findFirst()
                .orElseThrow(() -> Problem.invalidField("/serviceAtLocationId", "unknown-service"));
    }
}
