package org.wasl.referral.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.ContactPointKind;
import org.wasl.contracts.code.ContactPointUse;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.IdentifierSystem;
import org.wasl.contracts.code.LegalStatus;
import org.wasl.contracts.code.NameScript;
import org.wasl.contracts.code.NameUse;
import org.wasl.contracts.code.Sex;

/** What a recipient still sees of a person when a later consent opens less. */
class SharedProfileTest {
    private static final SharedProfile WHOLE = new SharedProfile(
            List.of(new SharedProfile.Name(NameScript.ARAB, NameUse.OFFICIAL, "سامي", null, null, "النجار")),
            Sex.MALE,
            LocalDate.of(2016, 5, 2),
            "JO",
            LegalStatus.values()[0],
            true,
            List.of(
                    new SharedProfile.ContactPoint(
                            ContactPointKind.PHONE, ContactPointUse.MOBILE, "+962790000000", true),
                    new SharedProfile.ContactPoint(ContactPointKind.PHONE, null, null, false),
                    new SharedProfile.ContactPoint(ContactPointKind.EMAIL, null, "person@example.org", null)),
            "ar",
            "JO-IR",
            "Irbid",
            List.of(new SharedProfile.Identifier(IdentifierSystem.values()[0], "9871234567", null)),
            Set.of());

    @Test
    void nothing_open_leaves_nothing() {
        SharedProfile none = WHOLE.only(Set.of());

        assertThat(none)
                .isEqualTo(new SharedProfile(
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        List.of(),
                        EnumSet.allOf(FieldGroup.class)));
    }

    @Test
    void one_that_is_not_safe_is_told_and_cannot_be_used() {
        assertThat(WHOLE.usable(ContactPointKind.PHONE)).containsExactly("+962790000000");
        assertThat(WHOLE.usable(ContactPointKind.EMAIL)).containsExactly("person@example.org");
        assertThat(WHOLE.withoutContact().contactPoints()).isEmpty();
        assertThat(WHOLE.withoutContact().redactions()).containsExactly(FieldGroup.CONTACT);
    }

    @Test
    void everything_open_takes_nothing() {
        assertThat(WHOLE.only(EnumSet.allOf(FieldGroup.class))).isEqualTo(WHOLE);
    }

    @Test
    void in_whatever_order_it_is_cut_back_what_is_left_is_what_all_leave_open() {
        for (Set<FieldGroup> one : sets()) {
            for (Set<FieldGroup> other : sets()) {
                Set<FieldGroup> both = EnumSet.copyOf(one.isEmpty() ? EnumSet.noneOf(FieldGroup.class) : one);
                both.retainAll(other);

                assertThat(WHOLE.only(one).only(other)).isEqualTo(WHOLE.only(both));
            }
        }
    }

    private static List<Set<FieldGroup>> sets() {
        List<Set<FieldGroup>> all = new ArrayList<>();
        FieldGroup[] groups = FieldGroup.values();
        for (int bits = 0; bits < 1 << groups.length; bits++) {
            Set<FieldGroup> set = EnumSet.noneOf(FieldGroup.class);
            for (FieldGroup group : groups) {
                if ((bits & 1 << group.ordinal()) != 0) {
                    set.add(group);
                }
            }
            all.add(set);
        }
        return all;
    }
}
