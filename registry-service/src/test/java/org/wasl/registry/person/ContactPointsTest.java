package org.wasl.registry.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasl.contracts.code.ContactPointKind;
import org.wasl.contracts.code.ContactPointUse;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.testing.TestCiphers;

/** How a person is reached, and who is told of it (ADR 52). Without a container. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContactPointsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T09:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final Sealer CIPHER =
            TestCiphers.with(List.of("one:" + "A".repeat(43) + "="), List.of("two:" + "B".repeat(42) + "A="));
    private static final AgencyId MINISTRY = new AgencyId(UUID.randomUUID());
    private static final AgencyId READER = new AgencyId(UUID.randomUUID());

    private static final ContactPoint HERS = new ContactPoint(
            ContactPointKind.PHONE, ContactPointUse.MOBILE, "+962790000001", true, LocalDate.of(2026, 2, 1));
    private static final ContactPoint HIS =
            new ContactPoint(ContactPointKind.PHONE, ContactPointUse.HOME, "+96265551234", false, TODAY);
    private static final ContactPoint FORMER =
            new ContactPoint(ContactPointKind.PHONE, ContactPointUse.OLD, "+962790000003", null, null);
    private static final ContactPoint MAIL = ContactPoint.of(ContactPointKind.EMAIL, "layla@example.org");

    @ParameterizedTest
    @CsvSource({
        "+962 79 000 0000, +962790000000",
        "0790000000, +962790000000",
        "790000000, +962790000000",
        "00962 (0) 79-000-0000, +962790000000",
        "962 79 000 0000, +962790000000",
        "+962 079 000 0000, +962790000000",
        "٠٧٩٠٠٠٠٠٠١, +962790000001",
        "(06) 555-1234, +96265551234",
        "+962 6 555 1234, +96265551234",
        "+1 202 555 0100, +12025550100",
        "0944123456, 0944123456",
        "+961 3 123456, +9613123456"
    })
    void a_number_is_kept_in_one_form_however_it_was_written(String written, String kept) {
        assertThat(PhoneNumber.read(written)).isEqualTo(kept);
        assertThat(PhoneNumber.read(kept)).as("read again").isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12345",
                "0000000000",
                "1234567890123456",
                "0790000000/0780000000",
                "عند الجارة",
                "079x000000"
            })
    void what_is_not_one_number_is_none(String written) {
        assertThat(PhoneNumber.read(written)).isNull();
    }

    @Test
    void a_number_is_found_with_its_country_and_without() {
        assertThat(PhoneNumber.lastDigits("06 555 1234")).isEqualTo(PhoneNumber.lastDigits("+962 6 555 1234"));
        assertThat(PhoneNumber.isSame("0944123456", "+963944123456")).isTrue();
        assertThat(PhoneNumber.isSame("+962790000000", "+963790000000")).isFalse();
    }

    @Test
    void what_is_no_number_or_address_or_stands_there_twice_is_refused_at_its_place() {
        List<ContactPoint> wrong = List.of(
                ContactPoint.of(ContactPointKind.PHONE, "0790000000"),
                ContactPoint.of(ContactPointKind.PHONE, "call the neighbour"),
                ContactPoint.of(ContactPointKind.EMAIL, "layla"),
                new ContactPoint(ContactPointKind.PHONE, null, "00962 79 000 0000", false, null),
                MAIL,
                ContactPoint.of(ContactPointKind.EMAIL, "Layla@example.org"));
        assertThatThrownBy(() -> registered(wrong))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.errors())
                        .extracting("pointer", "code")
                        .containsExactly(
                                tuple("/contactPoints/1/value", "no-phone-number"),
                                tuple("/contactPoints/2/value", "email"),
                                tuple("/contactPoints/3/value", "contact-point-twice"),
                                tuple("/contactPoints/5/value", "contact-point-twice")));
    }

    @Test
    void what_shows_nothing_is_removed_from_an_address() {
        ContactPoint copied = ContactPoint.of(ContactPointKind.EMAIL, "la\u200Byla\u200D@exam\u2062ple.org");
        assertThat(copied.value()).isEqualTo("layla@example.org");
        assertThat(copied.reachesAs(MAIL)).isTrue();
    }

    @Test
    void who_does_not_say_whether_it_is_safe_takes_nothing_back() {
        PersonFields known = fields(List.of(HERS, HIS));
        PersonFields pushed = fields(List.of(
                ContactPoint.of(ContactPointKind.PHONE, "06 555 1234"),
                ContactPoint.of(ContactPointKind.EMAIL, "layla@example.org")));
        assertThat(pushed.settledOver(known).contactPoints())
                .extracting(ContactPoint::value, ContactPoint::safeToUse)
                .containsExactly(tuple("+96265551234", false), tuple("layla@example.org", null));

        PersonFields asked = fields(
                List.of(new ContactPoint(ContactPointKind.PHONE, ContactPointUse.HOME, "+96265551234", true, TODAY)));
        assertThat(asked.settledOver(known).contactPoints()).isEqualTo(asked.contactPoints());
    }

    @Test
    void the_agency_that_says_it_reads_all_of_it_in_its_order() {
        Person person = registered(List.of(HERS, HIS, FORMER, MAIL));
        assertThat(view(person, MINISTRY).contactPoints())
                .extracting(ShownContactPoint::value)
                .containsExactly("+962790000001", "+96265551234", "+962790000003", "layla@example.org");
        assertThat(view(person, MINISTRY).usable(ContactPointKind.PHONE)).containsExactly("+962790000001");
    }

    @Test
    void others_are_told_that_there_is_one_which_is_not_safe_and_not_which() {
        Person person = registered(List.of(HERS, HIS, FORMER, MAIL));
        List<ShownContactPoint> shown = view(person, READER).contactPoints();
        assertThat(shown)
                .extracting(ShownContactPoint::value, ShownContactPoint::safeToUse)
                .containsExactly(tuple("+962790000001", true), tuple(null, false), tuple("layla@example.org", null));
        assertThat(shown.toString()).doesNotContain("65551234", "HOME", "2026-03-01", "790000003");
        assertThat(view(person, READER).usable(ContactPointKind.PHONE)).containsExactly("+962790000001");
    }

    @Test
    void where_contact_is_closed_nothing_is_told() {
        Person person = registered(List.of(HERS, HIS));
        FieldAccess closed = open(person, READER, EnumSet.of(FieldGroup.IDENTITY));
        assertThat(PersonView.of(person, closed, READER, List.of(), TODAY, CIPHER)
                        .contactPoints())
                .isEmpty();
    }

    @Test
    void a_person_is_recognised_by_any_of_the_numbers() {
        MatchProfile one = registered(List.of(MAIL, HERS, HIS)).matchProfile();
        MatchProfile other = registered(List.of(FORMER, ContactPoint.of(ContactPointKind.PHONE, "06 555 1234")))
                .matchProfile();
        assertThat(one.phones()).hasSize(2);
        assertThat(one.comparedWith(other, "MINE").get(0).phone())
                .isEqualTo(other.comparedWith(one, "THEIRS").get(0).phone())
                .isEqualTo(265551234L);
        MatchProfile second = registered(List.of(HIS)).matchProfile();
        assertThat(one.blockingKeys()).containsAll(second.blockingKeys());
        assertThat(one.signatures()).containsAll(second.signatures());
        assertThat(one.signatures().get(0))
                .isEqualTo(registered(List.of(HERS)).matchProfile().signatures().get(0));
    }

    private static PersonView view(Person person, AgencyId reader) {
        return PersonView.of(
                person, open(person, reader, EnumSet.allOf(FieldGroup.class)), reader, List.of(), TODAY, CIPHER);
    }

    private static FieldAccess open(Person person, AgencyId reader, Set<FieldGroup> groups) {
        return new FieldAccess(reader, Map.of(person.rawId(), groups));
    }

    private static Person registered(List<ContactPoint> points) {
        return new Person(MINISTRY, fields(points), Set.of(), List.of(), CIPHER, CLOCK);
    }

    private static PersonFields fields(List<ContactPoint> points) {
        return TestPersons.fields(Map.of("contactPoints", points));
    }
}
