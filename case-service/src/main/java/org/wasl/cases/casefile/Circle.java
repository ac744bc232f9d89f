package org.wasl.cases.casefile;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.paging.Filter;

/**
 * Need to know, inside an agency: a case exists for its owner, for who stands in for her, for its supervisor; beyond them a STANDARD one for the caseworkers,
 * one that is not RESTRICTED for supervisors and managers. The rule is said twice, for the database and for the case at hand; a change goes into both.
 *
 * @param covered accounts of the caseworkers for whom the caller stands in today
 */
record Circle(Caller caller, Set<String> covered) {

    /** Of the cases {@code e} those that exist for the caller. */
    String condition() {
        return condition(caller.has(Roles.AGENCY_MANAGER));
    }

    /** Also those whose double records the caller mends: the data steward sees that they exist, and nothing of them. */
    String mendable() {
        return condition(caller.has(Roles.AGENCY_MANAGER, Roles.DATA_STEWARD));
    }

    String own() {
        return "e.agencyId = :agency and (" + owned() + ")";
    }

    /** Those that the caller supervises; a case that names no supervisor is every supervisor's. */
    String team() {
        return "e.agencyId = :agency and (e.supervisorId = :me"
                + (caller.has(Roles.SUPERVISOR) ? " or e.supervisorId is null)" : ")");
    }

    private String owned() {
        return covered.isEmpty() ? "e.ownerId = :me" : "e.ownerId = :me or e.ownerId in :covered";
    }

    private String condition(boolean allOfTheAgency) {
        List<String> circles = new ArrayList<>(List.of(owned(), "e.supervisorId = :me"));
        if (caller.has(Roles.CASEWORKER)) {
            circles.add("e.sensitivity = STANDARD");
        }
        if (caller.has(Roles.SUPERVISOR)) {
            // A restricted case without a named supervisor would be known to its owner alone, and nobody could approve.
            circles.add("e.sensitivity <> RESTRICTED or e.supervisorId is null");
        }
        if (allOfTheAgency) {
            circles.add("e.sensitivity <> RESTRICTED");
        }
        return "e.agencyId = :agency and (" + String.join(" or ", circles) + ")";
    }

    Filter<CaseFile> where(String condition) {
        Filter<CaseFile> filter = Filter.of(CaseFile.class)
                .and(condition)
                .and("e.erasedAt is null")
                .with("agency", caller.agency().value())
                .with("me", caller.subject());
        return condition.contains(":covered") ? filter.with("covered", covered) : filter;
    }

    /** {@link #condition()} for the case at hand. */
    boolean holds(CaseFile file) {
        return ours(file)
                && (owns(file)
                        || caller.subject().equals(file.supervisor())
                        || (caller.has(Roles.CASEWORKER) && file.sensitivity() == Sensitivity.STANDARD)
                        || (caller.has(Roles.SUPERVISOR) && (!file.restricted() || file.supervisor() == null))
                        || (caller.has(Roles.AGENCY_MANAGER) && !file.restricted()));
    }

    /** {@link #mendable()} for the case at hand. */
    boolean mends(CaseFile file) {
        return holds(file) || (ours(file) && caller.has(Roles.DATA_STEWARD) && !file.restricted());
    }

    /**
     * What the caller is to the case; nothing for a team mate, who reads and does not act. Nobody is both its owner and its supervisor: what waits for the
     * supervisor would be decided by whoever asked.
     */
    Set<Party> parties(CaseFile file) {
        Set<Party> parties = EnumSet.noneOf(Party.class);
        boolean named = caller.subject().equals(file.supervisor());
        if (caller.has(Roles.SUPERVISOR) && !caller.subject().equals(file.owner()) && (named || isNobodys(file))) {
            parties.add(Party.SUPERVISOR);
        } else if (caller.has(Roles.CASEWORKER) && owns(file)) {
            parties.add(Party.OWNER);
        }
        boolean steward = file.restricted() ? !parties.isEmpty() : caller.has(Roles.AGENCY_MANAGER, Roles.DATA_STEWARD);
        if (steward) {
            parties.add(Party.STEWARD);
        }
        return parties;
    }

    /** No supervisor is named: it is every supervisor's, but for whoever stands in for the owner. */
    private boolean isNobodys(CaseFile file) {
        return file.supervisor() == null && !(caller.has(Roles.CASEWORKER) && owns(file));
    }

    private boolean ours(CaseFile file) {
        return file.agency().equals(caller.agency());
    }

    private boolean owns(CaseFile file) {
        return caller.subject().equals(file.owner()) || covered.contains(file.owner());
    }
}
