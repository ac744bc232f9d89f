package org.wasl.platform.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.jboss.logging.Logger;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Uuid7;

/** Who is of which agency, and in which roles: what their own tokens said to this service. An account that never came is nobody's. */
@ApplicationScoped
public class SeenAccounts extends Aggregates<SeenAccount> {
    private static final Logger LOG = Logger.getLogger(SeenAccounts.class);

    private final DepartedAccounts departed;
    private final Caller caller;
    private final Clock clock;

    /** What was written lately is not written again: one statement for an account and an hour, not for a request. */
    private final Cache<String, Sight> lately = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    private record Sight(AgencyId agency, Set<String> roles) {}

    @Inject
    SeenAccounts(DepartedAccounts departed, Caller caller, Clock clock) {
        this.departed = departed;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public Filter<SeenAccount> visibleTo(Caller caller) {
        return Filter.of(SeenAccount.class)
                .and("e.agencyId = :agency", "agency", caller.agency().value());
    }

    /** @param role that the accounts have; null where any */
    public Filter<SeenAccount> visibleTo(Caller caller, String role) {
        return visibleTo(caller).andIfGiven("array_contains(e.roles, :role)", "role", role);
    }

    /** Before the request is answered. A request does not fail because its account could not be noted. */
    public void seeCaller() {
        if (!caller.isKnown()) {
            return;
        }
        caller.agencyIfAny().ifPresent(agency -> {
            try {
                see(caller.subject(), agency, caller.roles());
            } catch (RuntimeException notNow) {
                LOG.warnf("An account could not be noted: %s", notNow.getClass().getSimpleName());
            }
        });
    }

    /** An account that changes its agency is of the new one: the token in use is the newer proof. */
    private void see(String account, AgencyId agency, Set<String> roles) {
        Sight now = new Sight(agency, roles);
        if (now.equals(lately.getIfPresent(account))) {
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> getEntityManager()
                .createNativeQuery("""
                                insert into seen_account (id, version, created_at, updated_at, agency_id, account_id, roles)
                                values (:id, 0, :now, :now, :agency, :account, cast(:roles as varchar[]))
                                on conflict (account_id) do update
                                   set version = seen_account.version + 1, updated_at = excluded.updated_at,
                                       agency_id = excluded.agency_id, roles = excluded.roles""")
                .setParameter("id", Uuid7.next())
                .setParameter("now", clock.instant())
                .setParameter("agency", agency.value())
                .setParameter("account", account)
                .setParameter("roles", roles.stream().sorted().toArray(String[]::new))
                .executeUpdate());
        lately.put(account, now);
    }

    private boolean isOf(String account, AgencyId agency) {
        return count("accountId = ?1 and agencyId = ?2", account, agency.value()) > 0;
    }

    public boolean isOf(String account, AgencyId agency, String role) {
        return count("accountId = ?1 and agencyId = ?2 and array_contains(roles, ?3)", account, agency.value(), role)
                > 0;
    }

    /** Empty for an account that never came, and for one of another agency. Who has left has no role of a worker, whatever their last token said. */
    public Set<String> rolesOf(String account, AgencyId agency) {
        return departed.rolesLeft(
                account,
                agency.toString(),
                list("accountId = ?1 and agencyId = ?2", account, agency.value()).stream()
                        .flatMap(seen -> seen.roles().stream())
                        .toList());
    }

    /** The same answer for an account that does not exist and for one of another agency: it must not tell which. */
    public void requireOf(AgencyId agency, String account, String pointer) {
        if (!isOf(account, agency)) {
            throw Problem.invalidField(pointer, "unknown-account");
        }
    }
}
