package org.wasl.registry.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.wasl.contracts.code.BirthDatePrecision;
import org.wasl.contracts.code.ContactPointKind;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.IdentifierStatus;
import org.wasl.contracts.code.IdentifierSystem;
import org.wasl.contracts.code.IdentifierVerification;
import org.wasl.contracts.code.NameScript;
import org.wasl.contracts.code.NameUse;
import org.wasl.contracts.code.PersonStatus;
import org.wasl.contracts.code.Sex;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.problem.ProblemType;
import org.wasl.platform.testing.TestCiphers;
import org.wasl.platform.value.ExternalId;
import org.wasl.registry.RegistryProblem;

/** The rules of a person as an aggregate, without a container. */
class PersonRulesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T09:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final Sealer CIPHER =
            TestCiphers.with(List.of("one:" + "A".repeat(43) + "="), List.of("two:" + "B".repeat(42) + "A="));
    private static final AgencyId MINISTRY = agency();
    private static final AgencyId CHARITY = agency();
    private static final AgencyId READER = agency();

    private final Person person = registered(MINISTRY, "Layla", "9001012345");

    @Test
    void a_registered_person_is_active_and_held_by_the_agency() {
        assertThat(person.status()).isEqualTo(PersonStatus.ACTIVE);
        assertThat(person.holders()).containsExactly(MINISTRY);
        assertThat(person.fields().contactPoints())
                .containsExactly(ContactPoint.of(ContactPointKind.PHONE, "+962790000000"));
        assertThat(person.registered().demographics().birthYear()).isEqualTo(1990);
    }

    @Test
    void an_official_name_is_required() {
        PersonFields nameless = fields("Layla", NameUse.ALIAS, LocalDate.of(1990, 1, 1));
        assertThatThrownBy(() -> new Person(MINISTRY, nameless, Set.of(), List.of(), CIPHER, CLOCK))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.errors())
                        .extracting("pointer", "code")
                        .containsExactly(tuple("/names", "official-name-required")));
    }

    @ParameterizedTest
    @EnumSource(names = {"MERGED", "ERASED"})
    void merging_and_erasing_are_steps_of_their_own(PersonStatus status) {
        refused("/status", () -> person.changeStatus(status, null, MINISTRY, CLOCK));
    }

    @ParameterizedTest
    @CsvSource({"DECEASED, 2026-03-02", "DECEASED, 1989-12-31", "INACTIVE, 2026-02-01"})
    void a_day_of_death_lies_in_the_life_of_a_deceased_person(PersonStatus status, LocalDate on) {
        refused("/on", () -> person.changeStatus(status, on, MINISTRY, CLOCK));
    }

    @Test
    void who_died_is_dead_from_that_day_and_where_the_day_is_unknown_on_every_day() {
        person.changeStatus(PersonStatus.DECEASED, TODAY.minusDays(2), MINISTRY, CLOCK);
        assertThat(person.isDeadOn(TODAY.minusDays(3))).isFalse();
        assertThat(person.isDeadOn(TODAY.minusDays(2))).isTrue();
        person.changeStatus(PersonStatus.DECEASED, null, MINISTRY, CLOCK);
        assertThat(person.isDeadOn(TODAY.minusYears(10))).isTrue();
    }

    @Test
    void a_restricted_record_is_not_changed_but_rectified() {
        person.restriction().change(MINISTRY, true, CLOCK);
        refused(CommonProblem.PERSON_IS_RESTRICTED, () -> person.change(person.fields(), Set.of(), MINISTRY, CLOCK));
        refused(
                CommonProblem.PERSON_IS_RESTRICTED,
                () -> person.changeStatus(PersonStatus.INACTIVE, null, MINISTRY, CLOCK));
        person.rectify(fields("Leila", NameUse.OFFICIAL, null), Set.of("names"), MINISTRY, CLOCK);
        assertThat(person.fields().names().get(0).given()).isEqualTo("Leila");
        person.restriction().change(MINISTRY, false, CLOCK);
        person.requireChangeable(MINISTRY);
    }

    @Test
    void another_agency_has_no_record_to_change() {
        assertThatThrownBy(() -> person.change(person.fields(), Set.of(), CHARITY, CLOCK))
                .isInstanceOf(Problem.class);
    }

    @Test
    void a_merged_record_is_read_with_its_survivor_and_refuses_changes() {
        Person other = registered(CHARITY, "Leila", "9001012346");
        other.joined().mergeInto(person, CLOCK);
        assertThat(other.status()).isEqualTo(PersonStatus.MERGED);
        assertThat(other.survivor()).isSameAs(person);
        assertThat(person.holders()).containsExactlyInAnyOrder(MINISTRY, CHARITY);
        assertThat(person.allIds()).containsExactlyInAnyOrder(person.rawId(), other.rawId());
        refused(RegistryProblem.PERSON_IS_MERGED, () -> other.change(other.fields(), Set.of(), CHARITY, CLOCK));
        refused(RegistryProblem.PERSON_IS_MERGED, () -> other.restriction().change(CHARITY, true, CLOCK));
    }

    @Test
    void a_restriction_of_one_agency_leaves_the_records_of_others() {
        Person other = registered(CHARITY, "Leila", "9001012346");
        other.joined().mergeInto(person, CLOCK);
        person.restriction().change(MINISTRY, true, CLOCK);
        refused(CommonProblem.PERSON_IS_RESTRICTED, () -> person.requireChangeable(MINISTRY));
        person.requireChangeable(CHARITY);
        assertThat(other.isRestricted()).isFalse();
        person.restriction().change(CHARITY, true, CLOCK);
        person.restriction().change(MINISTRY, false, CLOCK);
        refused(CommonProblem.PERSON_IS_RESTRICTED, () -> person.requireChangeable(CHARITY));
        assertThat(person.isRestricted()).isFalse();
    }

    @Test
    void each_agency_says_of_its_own_record_whether_the_person_lives() {
        Person other = registered(CHARITY, "Leila", "9001012346");
        other.joined().mergeInto(person, CLOCK);
        assertThat(person.changeStatus(PersonStatus.DECEASED, TODAY, CHARITY, CLOCK)
                        .agencies())
                .containsExactly(CHARITY);
        assertThat(person.status()).isEqualTo(PersonStatus.ACTIVE);
        assertThat(other.ownStatus()).isEqualTo(PersonStatus.DECEASED);
        assertThat(person.changeStatus(PersonStatus.DECEASED, TODAY, MINISTRY, CLOCK)
                        .agencies())
                .isNull();
    }

    @Test
    void an_unmerge_gives_back_what_was_before_with_those_that_came_along() {
        Person other = registered(CHARITY, "Leila", "9001012346");
        Person earlier = registered(CHARITY, "Lila", "9001012347");
        earlier.joined().mergeInto(other, CLOCK);
        other.changeStatus(PersonStatus.INACTIVE, null, CHARITY, CLOCK);
        Set<UUID> followers = other.joined().mergeInto(person, CLOCK);
        assertThat(earlier.survivor()).isSameAs(person);
        other.joined().unmerge(followers, Set.of(CHARITY.value()), CLOCK);
        assertThat(other.status()).isEqualTo(PersonStatus.INACTIVE);
        assertThat(other.survivor()).isSameAs(other);
        assertThat(earlier.survivor()).isSameAs(other);
        assertThat(person.holders()).containsExactly(MINISTRY);
        assertThat(person.allIds()).containsExactly(person.rawId());
    }

    @Test
    void an_erased_person_is_not_found_and_keeps_only_what_counts() {
        Person other = registered(CHARITY, "Leila", "9001012346");
        other.joined().mergeInto(person, CLOCK);
        person.erase(CLOCK);
        assertThat(person.status()).isEqualTo(PersonStatus.ERASED);
        assertThat(other.status()).isEqualTo(PersonStatus.MERGED);
        assertThat(List.of(person, other)).allSatisfy(record -> {
            assertThat(record.fields().names()).isEmpty();
            assertThat(record.fields().contactPoints()).isEmpty();
            assertThat(record.fields().demographics().birthDate()).isEqualTo(LocalDate.of(1990, 1, 1));
            assertThat(record.fields().demographics().birthDatePrecision()).isEqualTo(BirthDatePrecision.YEAR);
            assertThat(record.fields().demographics().sex()).isEqualTo(Sex.FEMALE);
            assertThat(record.holders()).isEmpty();
        });
        refused(CommonProblem.NOT_FOUND, () -> person.requireChangeable(MINISTRY));
    }

    @Test
    void an_agency_that_leaves_takes_what_names_in_its_own_record() {
        Person other = registered(CHARITY, "Leila", "9001012346");
        other.joined().mergeInto(person, CLOCK);
        person.release(CHARITY, CLOCK);
        assertThat(person.holders()).containsExactly(MINISTRY);
        assertThat(other.fields().names()).isEmpty();
        assertThat(person.fields().names()).hasSize(1);
        assertThat(person.externalIdsOf(CHARITY)).isEmpty();
    }

    @Test
    void a_verification_does_not_become_less_and_a_revoked_number_is_not_verified() {
        UUID number = identifiers(person).get(0).id();
        person.joinedIdentifiers().verify(number, IdentifierVerification.VERIFIED_AT_SOURCE, MINISTRY, CLOCK);
        person.joinedIdentifiers().verify(number, IdentifierVerification.SEEN, MINISTRY, CLOCK);
        assertThat(person.joinedIdentifiers().isAnyVerified()).isTrue();
        person.joinedIdentifiers().revoke(number, MINISTRY, CLOCK);
        assertThat(person.joinedIdentifiers().isAnyVerified()).isFalse();
        assertThat(identifiers(person).get(0).status()).isEqualTo(IdentifierStatus.REVOKED);
        assertThat(new ReadablePerson(person, open(MINISTRY, person, EnumSet.allOf(FieldGroup.class)))
                        .validIdentifiers(TODAY, CIPHER))
                .isEmpty();
        refused(RegistryProblem.IDENTIFIER_REVOKED, () -> person.joinedIdentifiers()
                .verify(number, IdentifierVerification.SEEN, MINISTRY, CLOCK));
    }

    @Test
    void a_reader_sees_of_each_record_what_is_open_and_foreign_names_as_aliases() {
        Person other = registered(CHARITY, "Leila", "9001012346");
        other.joined().mergeInto(person, CLOCK);
        FieldAccess access = new FieldAccess(
                CHARITY,
                Map.of(
                        person.rawId(), EnumSet.of(FieldGroup.IDENTITY),
                        other.rawId(), EnumSet.allOf(FieldGroup.class)));
        ReadablePerson readable = new ReadablePerson(person, access);
        assertThat(readable.record()).isSameAs(other);
        assertThat(readable.names())
                .extracting(PersonFields.Name::given, PersonFields.Name::use)
                .containsExactly(tuple("Leila", NameUse.OFFICIAL), tuple("Layla", NameUse.ALIAS));
        assertThat(readable.identifiers(TODAY, CIPHER))
                .extracting(PersonView.Identifier::value)
                .containsExactly("9001012346");
        ReadablePerson closed = new ReadablePerson(person, open(READER, person, Set.of()));
        assertThat(closed.names()).isEmpty();
        assertThat(closed.shown().contact()).isEqualTo(ContactDetails.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "EXACT, 2008-03-01, true",
        "EXACT, 2008-03-02, false",
        "MONTH, 2008-02-01, true",
        "MONTH, 2008-03-01, false",
        "YEAR, 2007-01-01, true",
        "YEAR, 2008-01-01, false",
        "ESTIMATED, 2008-01-01, false",
    })
    void of_age_is_who_is_surely_eighteen(BirthDatePrecision precision, LocalDate born, boolean ofAge) {
        PersonDemographics demographics = TestPersons.fields(Map.of("birthDate", born, "birthDatePrecision", precision))
                .demographics();
        assertThat(demographics.isOfAge(TODAY)).isEqualTo(ofAge);
    }

    @ParameterizedTest
    @CsvSource({
        "EXACT, 2011-03-01, true",
        "EXACT, 2011-03-02, false",
        "MONTH, 2011-02-01, true",
        "MONTH, 2011-03-01, false",
        "YEAR, 2010-01-01, true",
        "YEAR, 2011-01-01, false",
        "ESTIMATED, 2011-01-01, false",
    })
    void whoever_is_surely_fifteen_decides_alone(BirthDatePrecision precision, LocalDate born, boolean alone) {
        PersonDemographics demographics = new PersonDemographics(Sex.FEMALE, born, precision, null, null, null);
        assertThat(demographics.decidesAlone(TODAY)).isEqualTo(alone);
    }

    @Test
    void of_whom_no_birth_date_is_known_nobody_says_of_age_or_under_age() {
        PersonDemographics unknown = PersonDemographics.NONE;
        assertThat(unknown.isOfAge(TODAY)).isFalse();
        assertThat(unknown.isUnderAge(TODAY)).isFalse();
        assertThat(unknown.decidesAlone(TODAY)).isFalse();
        assertThat(unknown.comesOfAge()).isNull();
    }

    private List<PersonView.Identifier> identifiers(Person of) {
        return new ReadablePerson(of, open(MINISTRY, of, EnumSet.allOf(FieldGroup.class))).identifiers(TODAY, CIPHER);
    }

    private static FieldAccess open(AgencyId reader, Person of, Set<FieldGroup> groups) {
        return new FieldAccess(reader, Map.of(of.rawId(), groups));
    }

    private static Person registered(AgencyId agency, String given, String nationalNumber) {
        IdentifierBody document = IdentifierBody.of(IdentifierSystem.JO_NATIONAL_NO, nationalNumber);
        return new Person(
                agency,
                fields(given, NameUse.OFFICIAL, LocalDate.of(1990, 5, 2)),
                Set.of(new ExternalId("file", nationalNumber)),
                List.of(new IdentifierClaim(document.number(""), document.document(), IdentifierClaim.Holder.NOBODY)),
                CIPHER,
                CLOCK);
    }

    private static PersonFields fields(String given, NameUse use, LocalDate born) {
        Map<String, Object> members = new HashMap<>();
        members.put("names", List.of(new PersonFields.Name(NameScript.LATN, use, given, "Ahmad", null, "Khatib")));
        members.put("birthDate", born);
        members.put("contactPoints", List.of(ContactPoint.of(ContactPointKind.PHONE, "+962 79 000 0000")));
        return TestPersons.fields(members);
    }

    private static AgencyId agency() {
        return new AgencyId(UUID.randomUUID());
    }

    private static void refused(ProblemType type, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.type())
                .isEqualTo(type));
    }

    private static void refused(String pointer, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.errors())
                .extracting("pointer")
                .containsExactly(pointer));
    }
}
