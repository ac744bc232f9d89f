package org.wasl.cases.casefile;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.platform.access.CallerKeys;
import org.wasl.platform.access.ReaderKey;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.paging.Filter;

/**
 * Need to know, inside an agency: a case exists for an account that has one of the keys that it lists ({@link CaseFile#readers}). The rule itself stands
 * there; this asks it, for the database and for the case at hand.
 */
record NeedToKnowPolicy(Caller caller, CallerKeys keys) {
    private static final String LISTED = "e.agencyId = :agency and array_overlaps(e.readers, :keys)";

    /** The cases that exist for the caller. */
    Filter<CaseFile> known() {
        return where(LISTED).withUnbound("keys", array(keys.all()));
    }

    /** As a part of another condition; its parameters are bound by {@link #bindKnown}. */
    static String knownCondition() {
        return "(" + LISTED + ")";
    }

    Filter<CaseFile> bindKnown(Filter<CaseFile> filter) {
        return filter.withUnbound("keys", array(keys.all()));
    }

    /** Also those that the caller may merge: the data steward sees that they exist, and nothing of them. */
    Filter<CaseFile> mergeable() {
        return where(LISTED).withUnbound("keys", array(mergingKeys()));
    }

    Filter<CaseFile> own() {
        return where("e.agencyId = :agency and e.ownerId in (:accounts)").withUnbound("accounts", keys.ownerAccounts());
    }

    /** Those that the caller supervises; a case that names no supervisor is every supervisor's. */
    Filter<CaseFile> team() {
        return where("e.agencyId = :agency and (e.supervisorId = :me"
                        + (caller.has(Roles.SUPERVISOR) ? " or e.supervisorId is null)" : ")"))
                .with("me", caller.subject());
    }

    Filter<CaseFile> where(String condition) {
        return Filter.of(CaseFile.class)
                .and(condition)
                .and("e.erasedAt is null")
                .with("agency", caller.agency().value());
    }

    /** {@link #known} for the case at hand. */
    boolean knows(CaseFile file) {
        return lists(file, keys.all());
    }

    /** {@link #mendable} for the case at hand. */
    boolean mayMerge(CaseFile file) {
        return lists(file, mergingKeys());
    }

    /**
     * What the caller is to the case; nothing for a team mate, who reads and does not act. Nobody is both its owner and its supervisor: what waits for the
     * supervisor would be decided by the account that asked.
     */
    Set<Party> parties(CaseFile file) {
        Set<Party> parties = EnumSet.noneOf(Party.class);
        boolean owns = caller.has(Roles.CASEWORKER) && lists(file, keys.owners());
        boolean named = caller.subject().equals(file.supervisor());
        if (caller.has(Roles.SUPERVISOR)
                && lists(file, keys.supervisors())
                && !caller.subject().equals(file.owner())
                && (named || !owns)) {
            parties.add(Party.SUPERVISOR);
        } else if (owns) {
            parties.add(Party.OWNER);
        }
        boolean steward = file.restricted() ? !parties.isEmpty() : caller.has(Roles.AGENCY_MANAGER, Roles.DATA_STEWARD);
        if (steward) {
            parties.add(Party.STEWARD);
        }
        return parties;
    }

    private Set<String> mergingKeys() {
        Set<String> all = new HashSet<>(keys.all());
        if (caller.has(Roles.DATA_STEWARD)) {
            all.add(ReaderKey.role(Roles.DATA_STEWARD));
        }
        return all;
    }

    private boolean lists(CaseFile file, Set<String> callers) {
        return file.agency().equals(caller.agency()) && !Collections.disjoint(file.readers(), callers);
    }

    private static String[] array(Set<String> keys) {
        return keys.toArray(String[]::new);
    }
}
