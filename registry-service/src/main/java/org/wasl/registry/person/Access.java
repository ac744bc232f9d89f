package org.wasl.registry.person;

import java.util.EnumSet;
import java.util.Set;
import org.wasl.contracts.code.FieldGroup;

/** Which parts of one person's record a caller may read. */
public record Access(Set<FieldGroup> groups) {
    public static final Access FULL = new Access(EnumSet.allOf(FieldGroup.class));

    public boolean to(FieldGroup group) {
        return groups.contains(group);
    }

    /** As much of it as finding somebody needs. */
    Access toFind() {
        return new Access(to(FieldGroup.IDENTITY) ? EnumSet.of(FieldGroup.IDENTITY) : Set.of());
    }

    public Set<FieldGroup> hidden() {
        return groups.isEmpty() ? EnumSet.allOf(FieldGroup.class) : EnumSet.complementOf(EnumSet.copyOf(groups));
    }
}
