package org.wasl.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.ContactPointKind;
import org.wasl.contracts.code.ContactPointUse;
import org.wasl.platform.testing.TestRandom;
import org.wasl.registry.person.ContactPoint;

/** What a list with columns for telephones and addresses makes of those that a person has. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContactColumnsTest {
    private static final Set<String> ONE = Set.of("phone");
    private static final Set<String> TWO = Set.of("phone", "phone2");
    private static final Set<String> ALL = Set.of("phone", "phone2", "phone3", "email", "email2");

    private static final ContactPoint A =
            new ContactPoint(ContactPointKind.PHONE, ContactPointUse.MOBILE, "+962790000001", true, null);
    private static final ContactPoint B = phone("+962790000002");
    private static final ContactPoint C = phone("+962790000003");
    private static final ContactPoint D = phone("+962790000004");
    private static final ContactPoint UNSAFE =
            new ContactPoint(ContactPointKind.PHONE, null, "+96265551234", false, null);
    private static final ContactPoint MAIL = ContactPoint.of(ContactPointKind.EMAIL, "a@example.org");

    @Test
    void a_column_replaces_its_place_alone() {
        assertThat(onto(List.of(A, MAIL, B), List.of(D), ONE)).containsExactly(D, MAIL, B);
        assertThat(onto(List.of(A, B, C), List.of(D), TWO)).containsExactly(D, C);
        assertThat(onto(List.of(A, B, C, D), List.of(D), ALL)).containsExactly(D);
    }

    @Test
    void a_number_that_the_person_has_keeps_what_is_known_of_it() {
        assertThat(onto(List.of(A, B), List.of(phone("0790000001")), ONE)).containsExactly(A, B);
        assertThat(onto(List.of(A, B), List.of(phone("0790000001"), phone("0790000003")), TWO))
                .containsExactly(A, phone("0790000003"));
    }

    @Test
    void a_number_from_further_back_is_moved_and_takes_none_away() {
        assertThat(onto(List.of(A, B), List.of(B), ONE)).containsExactly(B, A);
        assertThat(onto(List.of(B, A), List.of(B), ONE)).as("once more").containsExactly(B, A);
        assertThat(onto(List.of(A, B), List.of(B, A), TWO)).containsExactly(B, A);
    }

    @Test
    void several_numbers_in_one_cell_are_as_many_places() {
        assertThat(onto(List.of(), List.of(A, B), ONE)).containsExactly(A, B);
        assertThat(onto(List.of(A, B), List.of(C, B), ONE)).containsExactly(C, B);
    }

    @Test
    void an_empty_cell_empties_its_place_and_what_is_no_column_stays() {
        assertThat(onto(List.of(A, B, MAIL), List.of(), ONE)).containsExactly(B, MAIL);
        assertThat(onto(List.of(A, B, MAIL), List.of(), ALL)).isEmpty();
        assertThat(onto(List.of(A, MAIL), List.of(), Set.of("sex"))).containsExactly(A, MAIL);
        assertThat(onto(List.of(A, MAIL), List.of(), Set.of("email"))).containsExactly(A);
    }

    @Test
    void what_is_not_safe_or_old_is_neither_removed_nor_made_usable_by_a_list() {
        assertThat(onto(List.of(UNSAFE, A), List.of(), ALL)).containsExactly(UNSAFE);
        assertThat(onto(List.of(UNSAFE, A), List.of(phone("06 555 1234"), phone("0790000001")), TWO))
                .containsExactly(UNSAFE, A);
    }

    @Test
    void what_was_exported_comes_back_unchanged() {
        Random random = TestRandom.of(ContactColumnsTest.class);
        for (int i = 0; i < 1_000; i++) {
            List<ContactPoint> known = anyPoints(random);
            List<ContactPoint> exported = known.stream()
                    .filter(ContactPoint::mayBeUsed)
                    .map(point -> ContactPoint.of(point.kind(), point.value()))
                    .toList();
            assertThat(onto(known, exported, ALL)).isEqualTo(known);
        }
    }

    private static List<ContactPoint> anyPoints(Random random) {
        List<ContactPoint> all = new ArrayList<>(List.of(
                A,
                B,
                C,
                D,
                UNSAFE,
                MAIL,
                phone("0944123456"),
                ContactPoint.of(ContactPointKind.EMAIL, "b@example.org")));
        Collections.shuffle(all, random);
        List<ContactPoint> points = new ArrayList<>();
        all.stream()
                .filter(point -> random.nextBoolean())
                .forEach(point -> points.add(
                        random.nextInt(4) > 0
                                ? point
                                : new ContactPoint(
                                        point.kind(), ContactPointUse.OLD, point.value(), point.safeToUse(), null)));
        return points;
    }

    private static ContactPoint phone(String value) {
        return ContactPoint.of(ContactPointKind.PHONE, value);
    }

    private static List<ContactPoint> onto(List<ContactPoint> known, List<ContactPoint> read, Set<String> columns) {
        return ContactColumns.onto(known, read, columns);
    }
}
