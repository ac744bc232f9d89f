package org.wasl.cases.programme;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Comparator;
import java.util.List;
import org.wasl.contracts.code.AgeGroup;
import org.wasl.contracts.code.NationalityGroup;
import org.wasl.contracts.code.Sex;

/**
 * How many people of one group were at a session.
 *
 * @param disability, nationalityGroup null where nobody asked
 */
@Embeddable
record HeadCount(
        @Enumerated(EnumType.STRING) Sex sex,

        @Enumerated(EnumType.STRING) @Column(name = "age_group")
        AgeGroup ageGroup,

        Boolean disability,

        @Enumerated(EnumType.STRING) @Column(name = "nationality_group")
        NationalityGroup nationalityGroup,

        int heads) {
    private static final Comparator<HeadCount> BY_GROUP = Comparator.comparing(HeadCount::sex)
            .thenComparing(HeadCount::ageGroup)
            .thenComparing(HeadCount::disability, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(HeadCount::nationalityGroup, Comparator.nullsLast(Comparator.naturalOrder()));

    static List<HeadCount> sorted(List<HeadCount> counts) {
        return counts.stream().sorted(BY_GROUP).toList();
    }

    boolean isOfSameGroup(HeadCount other) {
        return BY_GROUP.compare(this, other) == 0;
    }
}
