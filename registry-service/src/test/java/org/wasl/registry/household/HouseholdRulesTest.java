package org.wasl.registry.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.HouseholdLeaveReason;
import org.wasl.contracts.code.HouseholdRole;
import org.wasl.contracts.code.HouseholdStatus;
import org.wasl.contracts.code.HouseholdStay;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.problem.ProblemType;
import org.wasl.registry.RegistryProblem;

/** The rules of a household as an aggregate, without a container. */
class HouseholdRulesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T09:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 10);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final AgencyId AGENCY = new AgencyId(UUID.randomUUID());

    private final PersonId mother = person();
    private final PersonId child = person();
    private final Household household = new Household(
            AGENCY,
            List.of(member(mother, HouseholdRole.HEAD, true), member(child, HouseholdRole.CHILD, null)),
            JANUARY,
            CLOCK);

    @Test
    void a_household_is_formed_with_its_head_first() {
        assertThat(household.status()).isEqualTo(HouseholdStatus.ACTIVE);
        assertThat(household.present())
                .containsExactly(
                        new Household.Present(mother, HouseholdRole.HEAD, true),
                        new Household.Present(child, HouseholdRole.CHILD, false));
        assertThat(household.formed().joined()).containsExactlyInAnyOrder(mother, child);
    }

    @Test
    void a_household_has_one_head_one_representative_at_most_and_each_person_once() {
        refused(RegistryProblem.HOUSEHOLD_HEAD_REQUIRED, () -> form(member(child, HouseholdRole.CHILD, null)));
        refused(
                RegistryProblem.HOUSEHOLD_HEAD_REQUIRED,
                () -> form(member(mother, HouseholdRole.HEAD, null), member(child, HouseholdRole.HEAD, null)));
        refused(
                "/members",
                "one-principal-representative",
                () -> form(member(mother, HouseholdRole.HEAD, true), member(child, HouseholdRole.CHILD, true)));
        refused(
                "/members",
                "same-person-twice",
                () -> form(member(mother, HouseholdRole.HEAD, null), member(mother, HouseholdRole.CHILD, null)));
    }

    @Test
    void a_head_does_not_leave_while_others_stay() {
        refused(
                RegistryProblem.HOUSEHOLD_HEAD_REQUIRED,
                () -> household.leave(Set.of(mother), HouseholdLeaveReason.MOVED, MARCH, CLOCK));
    }

    @Test
    void when_the_last_person_leaves_the_household_is_empty_until_somebody_joins() {
        household.leave(Set.of(mother, child), HouseholdLeaveReason.MOVED, MARCH, CLOCK);
        assertThat(household.status()).isEqualTo(HouseholdStatus.EMPTY);
        assertThat(household.present()).isEmpty();
        refused(CommonProblem.ILLEGAL_STEP, () -> household.scored(score(), CLOCK));
        household.join(List.of(member(child, HouseholdRole.HEAD, null)), AGENCY, MARCH, CLOCK);
        assertThat(household.status()).isEqualTo(HouseholdStatus.ACTIVE);
        assertThat(household.scored(score(), CLOCK).members()).containsExactly(child);
    }

    @Test
    void nobody_leaves_before_they_came_or_a_household_in_which_they_do_not_live() {
        refused(
                "/on",
                "before-the-last-change",
                () -> household.leave(Set.of(child), HouseholdLeaveReason.MOVED, JANUARY.minusDays(1), CLOCK));
        refused(
                "/personId",
                "not-in-household",
                () -> household.leave(Set.of(person()), HouseholdLeaveReason.MOVED, MARCH, CLOCK));
    }

    @Test
    void a_change_of_head_changes_both_roles_and_keeps_the_history() {
        household.changeHead(child, HouseholdRole.PARENT, null, MARCH, CLOCK);
        assertThat(household.roleOf(child)).isEqualTo(HouseholdRole.HEAD);
        assertThat(household.roleOf(mother)).isEqualTo(HouseholdRole.PARENT);
        HouseholdMember former = household.members().get(0);
        assertThat(former.roleOn(JANUARY).orElseThrow().role()).isEqualTo(HouseholdRole.HEAD);
        assertThat(former.roleOn(MARCH).orElseThrow().role()).isEqualTo(HouseholdRole.PARENT);
        assertThat(former.roleOn(JANUARY.minusDays(1))).isEmpty();
    }

    @Test
    void a_head_who_is_followed_may_leave_in_the_same_step() {
        household.changeHead(child, null, HouseholdLeaveReason.DIED, MARCH, CLOCK);
        assertThat(household.present())
                .containsExactly(new Household.Present(child, HouseholdRole.HEAD, false, HouseholdStay.MAIN));
        HouseholdMember former = household.members().get(0);
        assertThat(former.lastRole().role()).isEqualTo(HouseholdRole.HEAD);
        assertThat(former.leaveReason()).isEqualTo(HouseholdLeaveReason.DIED);
        assertThat(former.leftOn()).isEqualTo(MARCH);
        assertThat(household.headChanged()).isTrue();
    }

    @Test
    void what_a_head_who_stays_is_to_the_next_must_be_said() {
        refused("/formerHeadRole", "not-null", () -> household.changeHead(child, null, null, MARCH, CLOCK));
    }

    @Test
    void where_no_head_is_left_somebody_can_become_it() {
        household.members().get(0).leave(MARCH, HouseholdLeaveReason.OTHER);
        refused(
                RegistryProblem.HOUSEHOLD_HEAD_REQUIRED,
                () -> household.changeRole(member(child, HouseholdRole.GRANDCHILD, null), MARCH, CLOCK));
        household.changeHead(child, null, null, MARCH, CLOCK);
        assertThat(household.roleOf(child)).isEqualTo(HouseholdRole.HEAD);
    }

    @Test
    void a_child_may_have_a_second_home_and_is_counted_in_the_main_one() {
        PersonId father = person();
        Household second = form(member(father, HouseholdRole.HEAD, null), shared(child));
        assertThat(second.present()).hasSize(2);
        assertThat(second.counted()).extracting(Household.Present::person).containsExactly(father);
        assertThat(second.formed().shared()).containsExactly(child);
        assertThat(second.stayOf(child)).isEqualTo(HouseholdStay.SHARED);
    }

    @Test
    void who_heads_or_represents_a_household_has_the_main_home_there() {
        Household.Present head = new MemberBody(child, HouseholdRole.HEAD, null, HouseholdStay.SHARED).toMember();
        refused("/members", "shared-stay-of-head", () -> form(head));
        Household.Present representative =
                new MemberBody(child, HouseholdRole.CHILD, true, HouseholdStay.SHARED).toMember();
        refused(
                "/members",
                "shared-stay-of-head",
                () -> form(member(mother, HouseholdRole.HEAD, null), representative));
        Household second = form(member(person(), HouseholdRole.HEAD, null), shared(child));
        refused(
                "/personId",
                "shared-stay-of-head",
                () -> second.changeHead(child, HouseholdRole.PARENT, null, MARCH, CLOCK));
    }

    @Test
    void what_kind_of_home_it_was_stands_in_the_history() {
        Household second = form(member(person(), HouseholdRole.HEAD, null), shared(child));
        household.becomeSecondHome(child, MARCH, CLOCK);
        second.join(List.of(member(child, HouseholdRole.CHILD, null)), AGENCY, MARCH, CLOCK);
        assertThat(second.members()).hasSize(2);
        HouseholdMember there = second.members().get(1);
        assertThat(there.roleOn(JANUARY).orElseThrow().stay()).isEqualTo(HouseholdStay.SHARED);
        assertThat(there.roleOn(MARCH).orElseThrow().stay()).isEqualTo(HouseholdStay.MAIN);
        assertThat(household.members().get(1).roleOn(MARCH).orElseThrow().stay())
                .isEqualTo(HouseholdStay.SHARED);
    }

    @Test
    void a_main_home_becomes_a_second_one_only_where_another_is_the_main_one() {
        refused("/stay", "main-home-needed", () -> household.changeRole(shared(child), MARCH, CLOCK));
    }

    @Test
    void a_change_within_the_day_is_a_correction_without_history() {
        household.changeRole(member(child, HouseholdRole.GRANDCHILD, null), JANUARY, CLOCK);
        assertThat(household.members().get(1).role()).isEqualTo(HouseholdRole.GRANDCHILD);
        assertThat(household
                        .members()
                        .get(1)
                        .rolesBefore(household.members().get(1).lastRole()))
                .isEmpty();
    }

    @Test
    void a_new_principal_representative_replaces_the_one_before() {
        household.changeRole(member(child, HouseholdRole.CHILD, true), MARCH, CLOCK);
        assertThat(household.present())
                .filteredOn(Household.Present::principalRepresentative)
                .extracting(Household.Present::person)
                .containsExactly(child);
    }

    @Test
    void a_merged_household_goes_with_all_its_members_and_refuses_changes() {
        Household other = form(member(person(), HouseholdRole.HEAD, null));
        refused(
                "/members",
                "all-members-needed",
                () -> household.leaveFor(other, List.of(member(mother, HouseholdRole.SIBLING, null)), MARCH, CLOCK));
        household.leaveFor(
                other,
                List.of(member(mother, HouseholdRole.SIBLING, null), member(child, HouseholdRole.OTHER_RELATIVE, null)),
                MARCH,
                CLOCK);
        assertThat(household.status()).isEqualTo(HouseholdStatus.MERGED);
        assertThat(household.mergedInto()).isEqualTo(other.id());
        refused(
                RegistryProblem.HOUSEHOLD_IS_MERGED,
                () -> household.join(List.of(member(person(), HouseholdRole.CHILD, null)), AGENCY, MARCH, CLOCK));
        refused(RegistryProblem.HOUSEHOLD_IS_MERGED, () -> household.scored(score(), CLOCK));
        refused(
                RegistryProblem.HOUSEHOLD_IS_MERGED,
                () -> household.changeHead(child, HouseholdRole.PARENT, null, MARCH, CLOCK));
    }

    private static Household form(Household.Present... members) {
        return new Household(AGENCY, List.of(members), JANUARY, CLOCK);
    }

    private static Household.Present member(PersonId person, HouseholdRole role, Boolean principal) {
        return new MemberBody(person, role, principal, null).toMember();
    }

    private static Household.Present shared(PersonId child) {
        return new MemberBody(child, HouseholdRole.CHILD, null, HouseholdStay.SHARED).toMember();
    }

    private static PersonId person() {
        return new PersonId(UUID.randomUUID());
    }

    private static PovertyScore score() {
        return new PovertyScore(new BigDecimal("2.4"), "UNHCR_VAF", MARCH);
    }

    private static void refused(ProblemType type, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.type())
                .isEqualTo(type));
    }

    private static void refused(String pointer, String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.errors())
                .extracting("pointer", "code")
                .containsExactly(tuple(pointer, code)));
    }
}
