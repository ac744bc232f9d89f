package org.wasl.registry.person;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.wasl.registry.person.IdentifierClaim.Holder;

/** Which of some numbers other persons have already, as an agency is told: what it has itself it knows, of what others have it learns nothing. */
public final class NumbersInUse {
    private final Set<IdentifierNumber> own;
    private final Map<IdentifierNumber, Set<UUID>> ofOthers;

    /**
     * @param own those that the agency has in a record of its own
     * @param ofOthers the records of other agencies that have each
     */
    NumbersInUse(Set<IdentifierNumber> own, Map<IdentifierNumber, Set<UUID>> ofOthers) {
        this.own = new HashSet<>(own);
        this.ofOthers = ofOthers;
    }

    /** Who has the number already. */
    public Holder holderOf(IdentifierNumber number) {
        if (own.contains(number)) {
            return Holder.OWN_AGENCY;
        }
        return ofOthers.containsKey(number) ? Holder.OTHER_AGENCY : Holder.NOBODY;
    }

    /** The records of other agencies that have the number. */
    public Set<UUID> othersWith(IdentifierNumber number) {
        return ofOthers.getOrDefault(number, Set.of());
    }

    /** From now on the agency has these itself. Numbers of households are left out: several persons have them. */
    public void take(Collection<IdentifierNumber> numbers) {
        numbers.stream().filter(number -> !number.isOfHousehold()).forEach(own::add);
    }
}
