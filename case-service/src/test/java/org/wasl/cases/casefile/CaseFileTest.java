package org.wasl.cases.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasl.cases.CaseProblem;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.cases.casefile.CaseTransitions.StageStep;
import org.wasl.contracts.code.CaseLegalBasis;
import org.wasl.contracts.code.CaseStage;
import org.wasl.contracts.code.CaseStatus;
import org.wasl.contracts.code.Programme;
import org.wasl.contracts.code.RiskLevel;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.contracts.event.CodeChange;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.outbox.Audience;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.problem.ProblemType;

/** The rules of a case, without a container: each runs in milliseconds. */
class CaseFileTest {
    private static final ConsentId ANOTHER_CONSENT = new ConsentId(new UUID(9, 9));

    @Test
    void a_case_begins_identified_on_the_day_it_is_written_down() {
        TestCase test = TestCase.identified();

        assertThat(test.file().status()).isEqualTo(CaseStatus.IDENTIFIED);
        assertThat(test.file().stage()).isEqualTo(CaseStage.IDENTIFICATION_REGISTRATION);
        assertThat(test.file().identifiedOn()).isEqualTo("2026-03-01");
        assertThat(CaseView.Facts.of(test.file()).caseNumber()).startsWith("C-2026-");
        assertThat(test.allowedTo(Party.OWNER)).containsExactly("register", "screen-out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-02", "0206-03-01"})
    void it_was_not_identified_in_the_future_nor_before_anybody_lived(LocalDate day) {
        TestCase test = TestCase.identified();
        NewCase then = new NewCase(
                test.file().subject(),
                test.file().subject(),
                Programme.GBV,
                null,
                day,
                CaseDetailsBody.HIDDEN.toDetails());

        refused(
                CommonProblem.INVALID_FIELDS,
                () -> new CaseFile(then, TestCase.AGENCY, TestCase.OWNER, null, test.clock()));
    }

    @Test
    void registering_opens_it_for_assessment() {
        TestCase test = TestCase.open();

        assertThat(test.file().status()).isEqualTo(CaseStatus.OPEN);
        assertThat(test.file().stage()).isEqualTo(CaseStage.ASSESSMENT);
        assertThat(CaseView.Facts.of(test.file()).openedAt())
                .isEqualTo(test.file().updatedAt());
        assertThat(test.file().lifecycle().isOnConsent()).isTrue();
    }

    @Test
    void an_owner_who_is_full_registers_only_with_a_reason_of_the_supervisor() {
        TestCase test = TestCase.identified();
        test.ownerIs("caseload-full");

        refused(CaseProblem.WORKER_NOT_AVAILABLE, () -> register(test, test.by(Party.OWNER)));
        refused(CaseProblem.WORKER_NOT_AVAILABLE, () -> register(test, test.by(Party.SUPERVISOR)));
        assertThat(test.allowedTo(Party.OWNER)).doesNotContain("register");
        assertThat(test.allowedTo(Party.SUPERVISOR)).contains("register");
        register(test, test.overriddenBy(Party.SUPERVISOR));
        assertThat(test.file().isOpen()).isTrue();
    }

    @Test
    void nobody_lifts_that_the_owner_is_no_worker_of_the_agency() {
        TestCase test = TestCase.identified();
        test.ownerIs(StepFacts.NOT_A_WORKER);

        refused(CaseProblem.WORKER_NOT_AVAILABLE, () -> register(test, test.overriddenBy(Party.SUPERVISOR)));
    }

    @Test
    void a_basis_that_does_not_hold_sends_it_back_to_registration() {
        TestCase test = TestCase.identified();
        test.file().lifecycle().register(CaseLegalBasis.VITAL_INTEREST, null, test.by(Party.OWNER));
        assertThat(test.file().lifecycle().isWithoutConsent()).isTrue();

        test.file().lifecycle().returnRegistration("No danger is described", test.by(Party.SUPERVISOR));

        assertThat(test.file().status()).isEqualTo(CaseStatus.IDENTIFIED);
        assertThat(CaseView.Facts.of(test.file()).legalBasis()).isNull();
        assertThat(test.file().lifecycle().isRegistrable()).isTrue();
    }

    @Test
    void it_is_registered_again_only_when_its_consent_has_ended() {
        TestCase test = TestCase.open();
        refused(CommonProblem.ILLEGAL_STEP, () -> test.file()
                .lifecycle()
                .registerAgain(CaseLegalBasis.CONSENT, ANOTHER_CONSENT, test.by(Party.OWNER)));

        test.file().endConsent(test.clock());
        assertThat(test.file().lifecycle().hasConsentEnded()).isTrue();
        test.file().lifecycle().registerAgain(CaseLegalBasis.CONSENT, ANOTHER_CONSENT, test.by(Party.OWNER));

        assertThat(test.file().lifecycle().consent()).contains(ANOTHER_CONSENT);
        assertThat(test.file().lifecycle().hasConsentEnded()).isFalse();
    }

    @Test
    void it_is_on_hold_for_thirty_days_at_most() {
        TestCase test = TestCase.open();
        LocalDate today = LocalDate.parse("2026-03-01");

        refused(CommonProblem.INVALID_FIELDS, () -> hold(test, today));
        refused(CommonProblem.INVALID_FIELDS, () -> hold(test, today.plusDays(31)));
        assertThat(test.file().isOpen()).isTrue();
        hold(test, today.plusDays(30));
        assertThat(CaseView.Facts.of(test.file()).reviewDue()).isEqualTo("2026-03-31");
        test.file().lifecycle().resume(test.by(Party.OWNER));
        assertThat(CaseView.Facts.of(test.file()).reviewDue()).isNull();
    }

    @Test
    void of_high_risk_it_is_held_by_the_supervisor_only() {
        TestCase test = TestCase.open();
        test.file().changeRisk(RiskLevel.HIGH, test.clock());

        assertThat(test.allowedTo(Party.OWNER)).doesNotContain("hold");
        assertThat(test.allowedTo(Party.SUPERVISOR)).contains("hold");
    }

    @Test
    void an_assessment_is_complete_when_the_risk_is_known_and_a_high_one_approved() {
        TestCase test = TestCase.open();
        refused(CaseProblem.RISK_NOT_ASSESSED, () -> complete(test));

        test.file().changeRisk(RiskLevel.HIGH, test.clock());
        test.assessmentIsNotApproved();
        refused(CaseProblem.ASSESSMENT_NOT_APPROVED, () -> complete(test));

        test.file().changeRisk(RiskLevel.MEDIUM, test.clock());
        complete(test);
        assertThat(test.file().stage()).isEqualTo(CaseStage.CASE_PLANNING);
    }

    @Test
    void a_review_looks_at_the_risk_again() {
        TestCase test = TestCase.planned(RiskLevel.LOW);
        test.file().lifecycle().move(StageStep.ACTIVATE_PLAN, test.by(Party.SUPERVISOR));
        test.later(Duration.ofDays(20));
        test.file().lifecycle().move(StageStep.REVIEW, test.by(Party.OWNER));
        refused(
                CaseProblem.RISK_NOT_ASSESSED,
                () -> test.file().lifecycle().move(StageStep.CONTINUE, test.by(Party.OWNER)));

        test.later(Duration.ofHours(1));
        test.file().changeRisk(RiskLevel.LOW, test.clock());
        test.file().lifecycle().move(StageStep.CONTINUE, test.by(Party.OWNER));
        assertThat(test.file().stage()).isEqualTo(CaseStage.IMPLEMENTATION);
    }

    @Test
    void all_that_stands_against_closing_is_told_at_once() {
        TestCase test = TestCase.open();
        test.file().changeRisk(RiskLevel.HIGH, test.clock());
        test.openWork(1, 2, true);

        assertThatThrownBy(() -> test.file().lifecycle().requestClosure(null, test.by(Party.OWNER)))
                .asInstanceOf(type(Problem.class))
                .satisfies(problem -> {
                    assertThat(problem.type()).isEqualTo(CaseProblem.CLOSURE_OBJECTIONS);
                    assertThat(problem.members())
                            .containsEntry(
                                    "objections",
                                    List.of("open-high-risk", "open-referral", "open-task", "basis-not-decided"));
                });
    }

    @Test
    void its_owner_reopens_it_within_ninety_days_and_its_supervisor_after() {
        TestCase test = TestCase.closed();
        test.later(Duration.ofDays(91));

        assertThat(test.allowedTo(Party.OWNER)).isEmpty();
        refused(
                CommonProblem.ILLEGAL_STEP,
                () -> test.file().lifecycle().reopen("New facts", true, test.by(Party.OWNER)));
        test.file().lifecycle().reopen("New facts", true, test.by(Party.SUPERVISOR));

        assertThat(test.file().stage()).isEqualTo(CaseStage.ASSESSMENT);
        assertThat(test.file().risk()).isEqualTo(RiskLevel.NOT_ASSESSED);
        assertThat(CaseView.Facts.of(test.file()).reopenCount()).isEqualTo(1);
        assertThat(CaseView.Facts.of(test.file()).closedAt()).isNull();
    }

    @Test
    void reopened_on_a_basis_that_no_longer_holds_it_is_registered_anew() {
        TestCase test = TestCase.closed();

        var moved = test.file().lifecycle().reopen("New facts", false, test.by(Party.OWNER));

        assertThat(moved.step()).isEqualTo("reopen");
        assertThat(moved.status()).isEqualTo(CaseStatus.IDENTIFIED);
        assertThat(CaseView.Facts.of(test.file()).legalBasis()).isNull();
    }

    /** One person alone is nothing to rest on: not when the case is opened, and not when it is opened again. */
    @Test
    void
            on_another_basis_than_consent_it_rests_on_nothing_until_a_second_person_has_decided_also_when_it_is_reopened() {
        TestCase test = TestCase.identified();
        CaseLifecycle lifecycle = test.file().lifecycle();
        lifecycle.register(CaseLegalBasis.VITAL_INTEREST, null, test.by(Party.OWNER));
        assertThat(lifecycle.restsOnNothing()).isTrue();
        lifecycle.basisHolds(test.file(), test.clock());
        assertThat(lifecycle.restsOnNothing()).isFalse();
        lifecycle.requestClosure(new Closure(null, null, null, null, null, null), test.by(Party.OWNER));
        lifecycle.close(test.by(Party.SUPERVISOR));

        lifecycle.reopen("New facts", true, test.by(Party.OWNER));

        assertThat(lifecycle.restsOnNothing()).isTrue();
    }

    @Test
    void reopened_on_a_consent_it_rests_on_that() {
        TestCase test = TestCase.closed();

        test.file().lifecycle().reopen("New facts", true, test.by(Party.OWNER));

        assertThat(test.file().lifecycle().restsOnNothing()).isFalse();
    }

    @Test
    void a_merge_points_to_the_survivor_and_is_undone_to_what_was_before() {
        TestCase test = TestCase.planned(RiskLevel.LOW);
        CaseFile survivor = TestCase.open().file();

        test.file().lifecycle().mergeInto(survivor, test.by(Party.STEWARD));
        assertThat(test.file().mergedInto()).contains(survivor.id());
        assertThat(test.file().running()).isFalse();

        test.file().lifecycle().undoMerge(test.by(Party.STEWARD));
        assertThat(test.file().status()).isEqualTo(CaseStatus.OPEN);
        assertThat(test.file().stage()).isEqualTo(CaseStage.CASE_PLANNING);
        assertThat(test.file().mergedInto()).isEmpty();
    }

    @Test
    void whose_work_it_was_does_not_decide_about_it() {
        TestCase test = TestCase.open();
        test.file().assign("next", TestCase.SUPERVISOR, test.by(Party.SUPERVISOR));

        assertThat(test.file().workers("who asked")).containsExactlyInAnyOrder(TestCase.OWNER, "next", "who asked");
        refused(CommonProblem.SECOND_PERSON_NEEDED, () -> test.file().requireSecondPerson(TestCase.OWNER));
        refused(CommonProblem.INVALID_FIELDS, () -> test.file()
                .assign("next", TestCase.SUPERVISOR, test.by(Party.SUPERVISOR)));
    }

    @Test
    void at_another_agency_it_rests_on_a_consent_to_that_agency() {
        AgencyId there = new AgencyId(new UUID(7, 2));
        TestCase with = TestCase.open();
        TestCase without = TestCase.open();
        ConsentId former = without.file().lifecycle().consent().orElseThrow();

        with.file().handOver(there, "new owner", "receiver", Optional.of(ANOTHER_CONSENT), with.by(Party.RECEIVER));
        without.file().handOver(there, "new owner", "receiver", Optional.empty(), without.by(Party.RECEIVER));

        assertThat(with.file().agency()).isEqualTo(there);
        assertThat(with.file().lifecycle().consent()).contains(ANOTHER_CONSENT);
        assertThat(without.file().lifecycle().consent()).contains(former);
        assertThat(without.file().lifecycle().hasConsentEnded()).isTrue();
        assertThat(without.file().workers()).contains(TestCase.OWNER);
    }

    @Test
    void a_programme_asks_for_a_sensitivity_that_no_caller_lowers() {
        assertThat(TestCase.of(Programme.GBV, Sensitivity.STANDARD).file().sensitivity())
                .isEqualTo(Sensitivity.RESTRICTED);
        assertThat(TestCase.of(Programme.CHILD_PROTECTION, null).file().sensitivity())
                .isEqualTo(Sensitivity.SENSITIVE);
        assertThat(TestCase.of(Programme.DISABILITY, Sensitivity.RESTRICTED)
                        .file()
                        .sensitivity())
                .isEqualTo(Sensitivity.RESTRICTED);
    }

    @Test
    void who_may_know_of_it_follows_its_sensitivity() {
        assertThat(readers(Sensitivity.RESTRICTED)).hasSize(2);
        assertThat(readers(Sensitivity.SENSITIVE)).hasSize(5).noneMatch(key -> key.contains("caseworker"));
        assertThat(readers(Sensitivity.STANDARD)).hasSize(6).anyMatch(key -> key.contains("caseworker"));
    }

    @Test
    void only_a_standard_case_is_told_outside() {
        assertThat(TestCase.of(Programme.GBV, null).file().audience()).isEqualTo(Audience.RESTRICTED);
        assertThat(TestCase.of(Programme.CHILD_PROTECTION, null).file().audience())
                .isEqualTo(Audience.INTERNAL);
    }

    @Test
    void erasing_keeps_what_counts() {
        TestCase test = TestCase.closed();
        assertThatThrownBy(() -> TestCase.open().file().erase(test.clock())).isInstanceOf(IllegalStateException.class);

        test.file().erase(test.clock());

        assertThat(test.file().isErased()).isTrue();
        assertThat(CaseView.Facts.of(test.file()).statusReason()).isNull();
        assertThat(test.file().programme()).isEqualTo(Programme.FAMILY_SUPPORT);
    }

    @Test
    void every_change_moves_the_version_of_the_whole() {
        TestCase test = TestCase.open();
        var before = test.file().updatedAt();

        assertThat(test.file().changed("notes", test.clock()).changed()).containsExactly("notes");
        assertThat(test.file().updatedAt()).isAfter(before);
        test.file().changeSubject(new PersonId(new UUID(1, 1)), test.clock());
        assertThat(test.file().subject()).isEqualTo(new PersonId(new UUID(1, 1)));
    }

    @Test
    void a_step_and_an_assessed_risk_tell_the_codes_that_they_changed() {
        TestCase test = TestCase.open();

        assertThat(test.file().changeRisk(RiskLevel.HIGH, test.clock()).codes())
                .containsExactly(new CodeChange("risk", "NOT_ASSESSED", "HIGH"));
        assertThat(test.file()
                        .lifecycle()
                        .move(StageStep.COMPLETE_ASSESSMENT, test.by(Party.OWNER))
                        .codes())
                .containsExactly(new CodeChange("stage", "ASSESSMENT", "CASE_PLANNING"));
        assertThat(test.file().changed("notes", test.clock()).codes()).isEmpty();
    }

    private static Set<String> readers(Sensitivity asked) {
        return NeedToKnowPolicy.readersOf(
                TestCase.of(Programme.FAMILY_SUPPORT, asked).file());
    }

    private static void register(TestCase test, CaseStep step) {
        test.file().lifecycle().register(CaseLegalBasis.CONSENT, ANOTHER_CONSENT, step);
    }

    private static void hold(TestCase test, LocalDate review) {
        test.file().lifecycle().hold("Abroad", review, test.by(Party.OWNER));
    }

    private static void complete(TestCase test) {
        test.file().lifecycle().move(StageStep.COMPLETE_ASSESSMENT, test.by(Party.OWNER));
    }

    private static void refused(ProblemType problem, ThrowingCallable step) {
        assertThatThrownBy(step)
                .asInstanceOf(type(Problem.class))
                .extracting(Problem::type)
                .isEqualTo(problem);
    }
}
