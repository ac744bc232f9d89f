package org.wasl.registry.person;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.id.AgencyId;

/**
 * Which parts of a person an agency may read. A person may have several records, each kept by another agency and joined by merges: what may be read is decided
 * for each of them by itself, so that a merge opens nothing (docs/adr/0027-no-agency-merges-alone.md).
 *
 * @param reader the agency that reads
 * @param records for the id of each record the parts that are open, also where there are none
 * @param works whether the reader works with the person on an open case, so that they record what the person allows
 */
public record FieldAccess(AgencyId reader, Map<UUID, Set<FieldGroup>> records, boolean works) {

    public FieldAccess(AgencyId reader, Map<UUID, Set<FieldGroup>> records) {
        this(reader, records, false);
    }

    FieldAccess withWork() {
        return new FieldAccess(reader, records, true);
    }

    /** The person in full: for the agency whose own record it is alone. */
    static FieldAccess full(AgencyId reader, Collection<Person> records) {
        Map<UUID, Set<FieldGroup>> full = new LinkedHashMap<>();
        records.forEach(record -> full.put(record.rawId(), EnumSet.allOf(FieldGroup.class)));
        return new FieldAccess(reader, full);
    }

    /** The parts of which at least one record is open. */
    public Set<FieldGroup> groups() {
        Set<FieldGroup> groups = EnumSet.noneOf(FieldGroup.class);
        records.values().forEach(groups::addAll);
        return groups;
    }

    public boolean to(FieldGroup group) {
        return records.values().stream().anyMatch(open -> open.contains(group));
    }

    boolean opens(Person record, FieldGroup group) {
        return records.getOrDefault(record.rawId(), Set.of()).contains(group);
    }

    boolean opensAnything(Person record) {
        return !records.getOrDefault(record.rawId(), Set.of()).isEmpty();
    }

    /** Only the part by which a person is found. */
    FieldAccess toFind() {
        return each(open -> open.contains(FieldGroup.IDENTITY) ? EnumSet.of(FieldGroup.IDENTITY) : Set.of());
    }

    /** No more than these parts: what goes to a recipient. It does not say that other records exist. */
    public FieldAccess only(Set<FieldGroup> some) {
        Map<UUID, Set<FieldGroup>> ofEach = new HashMap<>();
        records.keySet().forEach(record -> ofEach.put(record, some));
        return only(ofEach);
    }

    /** No more than these parts of each record. */
    public FieldAccess only(Map<UUID, Set<FieldGroup>> some) {
        Map<UUID, Set<FieldGroup>> less = new HashMap<>();
        records.forEach((record, open) -> {
            Set<FieldGroup> kept = EnumSet.noneOf(FieldGroup.class);
            kept.addAll(open);
            kept.retainAll(some.getOrDefault(record, Set.of()));
            if (!kept.isEmpty()) {
                less.put(record, kept);
            }
        });
        return new FieldAccess(reader, less, works);
    }

    private FieldAccess each(UnaryOperator<Set<FieldGroup>> change) {
        Map<UUID, Set<FieldGroup>> changed = new HashMap<>();
        records.forEach((record, open) -> changed.put(record, change.apply(open)));
        return new FieldAccess(reader, changed, works);
    }

    public Set<FieldGroup> hidden() {
        Set<FieldGroup> hidden = EnumSet.allOf(FieldGroup.class);
        hidden.removeAll(groups());
        return hidden;
    }

    /** The parts that are open in one record and closed in another. */
    public Set<FieldGroup> partial() {
        Set<FieldGroup> partial = groups();
        partial.removeIf(group -> records.values().stream().allMatch(open -> open.contains(group)));
        return partial;
    }

    /** The agencies whose rows on this part of the person the reader may not read. */
    public Set<AgencyId> closed(Person person, FieldGroup group) {
        Set<AgencyId> closed = new HashSet<>();
        Set<AgencyId> open = new HashSet<>();
        open.add(reader);
        person.records().forEach(record -> (opens(record, group) ? open : closed).add(record.agency()));
        closed.removeAll(open);
        return closed;
    }
}
