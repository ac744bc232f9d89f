package org.wasl.platform.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.value.JordanTime;

/** The keys of the caller: what a record must list one of to be known to them. Made once in a request. */
@RequestScoped
public class CallerKeys {
    private final Caller caller;
    private final AbsenceCovers covers;
    private final Clock clock;
    private Set<String> keys;
    private Set<String> accounts;

    @Inject
    CallerKeys(Caller caller, AbsenceCovers covers, Clock clock) {
        this.caller = caller;
        this.covers = covers;
        this.clock = clock;
    }

    /** All keys, in the agency of the token. */
    public Set<String> all() {
        if (keys == null) {
            Set<String> all = new HashSet<>(owners());
            all.add(ReaderKey.account(caller.subject()));
            all.add(ReaderKey.WHOLE_AGENCY);
            all.addAll(supervisors());
            caller.roles().stream()
                    .filter(role -> !role.equals(Roles.DATA_STEWARD))
                    .map(ReaderKey::role)
                    .forEach(all::add);
            keys = Set.copyOf(all);
        }
        return keys;
    }

    /** The keys of an account that works on a record. */
    public Set<String> owners() {
        return ownerAccounts().stream().map(ReaderKey::owner).collect(Collectors.toSet());
    }

    /** The accounts whose records the caller works on: their own, and those for whom they stand in today. */
    public Set<String> ownerAccounts() {
        if (accounts == null) {
            Set<String> all = new HashSet<>(Set.of(caller.subject()));
            if (caller.has(Roles.CASEWORKER)) {
                all.addAll(covers.of(caller.subject(), JordanTime.today(clock)));
            }
            accounts = Set.copyOf(all);
        }
        return accounts;
    }

    /** The keys of an account that supervises a record. */
    public Set<String> supervisors() {
        Set<String> supervisors = new HashSet<>();
        supervisors.add(ReaderKey.supervisor(caller.subject()));
        if (caller.has(Roles.SUPERVISOR)) {
            supervisors.add(ReaderKey.ANY_SUPERVISOR);
        }
        return supervisors;
    }
}
