package org.wasl.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.wasl.contracts.id.ServiceAtLocationId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.value.JordanTime;
import org.wasl.referral.directory.DirectoryConfig;
import org.wasl.referral.directory.Organizations;
import org.wasl.referral.directory.ServiceAtLocation;
import org.wasl.referral.directory.ServicesAtLocations;
import org.wasl.referral.recipient.SensitiveServiceAccounts;

/** The services at locations that referrals go to, as the directory has them. */
@ApplicationScoped
public class Targets {
    private static final int MOST_ALTERNATIVES = 5;

    private final ServicesAtLocations places;
    private final Organizations organizations;
    private final SensitiveServiceAccounts accounts;
    private final DirectoryConfig directory;
    private final Caller caller;
    private final Clock clock;

    @Inject
    Targets(
            ServicesAtLocations places,
            Organizations organizations,
            SensitiveServiceAccounts accounts,
            DirectoryConfig directory,
            Caller caller,
            Clock clock) {
        this.places = places;
        this.organizations = organizations;
        this.accounts = accounts;
        this.directory = directory;
        this.caller = caller;
        this.clock = clock;
    }

    ServiceAtLocation of(ServiceAtLocationId id) {
        return of(id.value());
    }

    /** Whether it takes referrals now, and its organization is open. */
    boolean isAccepting(ServiceAtLocation target) {
        return target.takesReferrals(JordanTime.today(clock), directory.staleAfterDays())
                && organizations.isOpen(target.organization());
    }

    /** A referral to a sensitive service must be known to somebody there: to a provider whose account the organization lists. */
    boolean isKnownToNobody(Referral referral, ServiceAtLocation target) {
        return (referral.sharing().isToSensitiveService() || target.service().sensitive())
                && !accounts.opensToAnybody(referral.target());
    }

    /** Whether none of the accounts that the recipient lists is a provider any more, while others may not know of the referral. */
    boolean hasNoReader(Referral referral) {
        return referral.sharing().isToSensitiveService() && !accounts.opensToAnybody(referral.target());
    }

    /** At most five services that could help instead of one whose organization has closed; empty where the directory knows none. */
    List<ServiceAtLocationId> insteadOf(UUID closed) {
        ServiceAtLocation place = places.findById(closed);
        return place == null
                ? List.of()
                : places.insteadOf(place, JordanTime.today(clock), directory.staleAfterDays(), MOST_ALTERNATIVES);
    }

    /** Reads some at once, so that {@link #known(UUID)} finds each of them read. */
    void load(List<UUID> some) {
        places.load(some);
    }

    /** Of a referral that is there. */
    public ServiceAtLocation known(UUID id) {
        return places.findById(id);
    }

    /** One that the caller may refer to. */
    public ServiceAtLocation of(UUID id) {
        return places.named(id, caller, "/serviceAtLocationId", "unknown-service");
    }

    /** Some that a body names; each is one that the caller may know of. */
    List<ServiceAtLocationId> known(List<ServiceAtLocationId> some, String pointer) {
        for (int i = 0; i < some.size(); i++) {
            places.named(some.get(i).value(), caller, pointer + "/" + i, "unknown-service");
        }
        return some;
    }
}
