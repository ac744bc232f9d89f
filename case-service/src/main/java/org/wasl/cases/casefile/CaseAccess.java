package org.wasl.cases.casefile;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.platform.access.ReaderKey;

/**
 * What one caller is to one case, and which parts of it are open to them. A new rule of who may see what of a case is a line here.
 *
 * @param asOf what changed after this is not open: the caller's agency handed the case over then; null where it is
 */
public record CaseAccess(Set<Party> parties, Set<CaseCategory> open, Instant asOf) {
    static final CaseAccess NONE = new CaseAccess(Set.of(), Set.of(), null);

    /** Known to those who keep the person safe, and to whom a grant names it; not to the whole team. */
    private static final Set<CaseCategory> INNER =
            EnumSet.of(CaseCategory.SAFETY, CaseCategory.INCIDENTS, CaseCategory.BEST_INTERESTS);

    static CaseAccess of(Set<Party> parties) {
        boolean whole = parties.contains(Party.OWNER) || parties.contains(Party.SUPERVISOR);
        return new CaseAccess(
                parties, whole ? EnumSet.allOf(CaseCategory.class) : EnumSet.complementOf(EnumSet.copyOf(INNER)), null);
    }

    /** What is open to an account that knows of the case by this key: all parts where the key names the account, the outer parts where it names a role. */
    static Set<CaseCategory> ofReader(String key) {
        boolean named = !key.startsWith(ReaderKey.role(""));
        return of(named ? EnumSet.of(Party.OWNER) : EnumSet.noneOf(Party.class)).open();
    }

    static CaseAccess whole(Set<Party> parties) {
        return new CaseAccess(parties, EnumSet.allOf(CaseCategory.class), null);
    }

    /** What of the case itself is open: nothing that was written since the caller's agency handed it over. */
    CaseAccess toCaseChangedAt(Instant updatedAt) {
        if (asOf == null || !updatedAt.isAfter(asOf)) {
            return this;
        }
        Set<CaseCategory> left = EnumSet.noneOf(CaseCategory.class);
        left.addAll(open);
        left.removeAll(EnumSet.of(CaseCategory.SUBJECT, CaseCategory.RISK));
        return new CaseAccess(parties, left, asOf);
    }

    public boolean to(CaseCategory category) {
        return open.contains(category);
    }

    public Set<CaseCategory> redactions() {
        return EnumSet.complementOf(open.isEmpty() ? EnumSet.noneOf(CaseCategory.class) : EnumSet.copyOf(open));
    }
}
