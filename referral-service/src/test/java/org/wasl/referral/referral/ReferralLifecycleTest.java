package org.wasl.referral.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wasl.referral.referral.TestReferrals.TIMETABLE;
import static org.wasl.referral.referral.TestReferrals.accepted;
import static org.wasl.referral.referral.TestReferrals.by;
import static org.wasl.referral.referral.TestReferrals.draft;
import static org.wasl.referral.referral.TestReferrals.hour;
import static org.wasl.referral.referral.TestReferrals.sent;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.AppointmentStatus;
import org.wasl.contracts.code.CancelReason;
import org.wasl.contracts.code.DeclineReason;
import org.wasl.contracts.code.FailReason;
import org.wasl.contracts.code.HoldReason;
import org.wasl.contracts.code.ReferralBusinessStatus;
import org.wasl.contracts.code.ReferralOutcome;
import org.wasl.contracts.code.ReferralPriority;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.contracts.event.ReferralMoved;
import org.wasl.contracts.event.ReferralStep;
import org.wasl.contracts.id.ServiceAtLocationId;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Uuid7;
import org.wasl.referral.ReferralProblem;
import org.wasl.referral.directory.TestPlaces;
import org.wasl.referral.referral.ReferralTransitions.Party;

/** The steps of a referral and what each changes, without a database. */
class ReferralLifecycleTest {
    @Test
    void from_the_draft_to_the_outcome() {
        Referral referral = draft();
        assertThat(referral.status()).isEqualTo(ReferralStatus.DRAFT);

        sent(referral);
        assertThat(referral.status()).isEqualTo(ReferralStatus.SENT);
        assertThat(referral.businessStatus()).isEqualTo(ReferralBusinessStatus.SUMMARY_SENT);

        referral.decision().acknowledge(by(Party.TARGET, 1));
        referral.decision().accept(hour(24), null, "OURS-1", TIMETABLE, by(Party.TARGET, 2));
        assertThat(referral.decision().receiverReference()).isEqualTo("OURS-1");
        assertThat(referral.businessStatus()).isEqualTo(ReferralBusinessStatus.APPOINTMENT_SCHEDULED);

        referral.delivery().attend(by(Party.TARGET, 24));
        assertThat(referral.status()).isEqualTo(ReferralStatus.IN_PROGRESS);
        assertThat(referral.milestones().started()).isEqualTo(hour(24));

        ReferralMoved moved =
                referral.delivery().complete(ReferralOutcome.SERVICE_RECEIVED, "Fitted", by(Party.TARGET, 48));
        assertThat(moved.step()).isEqualTo(ReferralStep.COMPLETE);
        assertThat(moved.status()).isEqualTo(ReferralStatus.COMPLETED);
        assertThat(moved.outcome()).isEqualTo(ReferralOutcome.SERVICE_RECEIVED);
        assertThat(referral.milestones().closed()).isEqualTo(hour(48));
        assertThat(referral.events(true)).hasSize(5);
    }

    @Test
    void nobody_refers_to_their_own_agency() {
        refused(
                "/serviceAtLocationId",
                () -> draft(TestReferrals.content(
                        TestReferrals.body(null, ReferralPriority.NORMAL),
                        TestPlaces.of(TestReferrals.REQUESTER, false),
                        Sensitivity.STANDARD)));
    }

    @Test
    void a_step_of_another_party_is_refused_and_changes_nothing() {
        Referral referral = sent();

        assertThatThrownBy(() -> referral.decision().accept(null, null, null, TIMETABLE, by(Party.REQUESTER, 1)))
                .isInstanceOf(Problem.class)
                .extracting(refused -> ((Problem) refused).type())
                .isEqualTo(CommonProblem.ILLEGAL_STEP);

        assertThat(referral.status()).isEqualTo(ReferralStatus.SENT);
        assertThat(referral.events(true)).hasSize(1);
    }

    @Test
    void the_recipient_asks_twice_at_most_and_not_while_a_question_is_open() {
        Referral referral = sent();
        referral.decision().requestInfo(TIMETABLE, by(Party.TARGET, 1));
        assertThat(referral.allowed(by(Party.TARGET, 1))).doesNotContain("request-info");

        referral.request().provideInfo(by(Party.REQUESTER, 2));
        referral.decision().requestInfo(TIMETABLE, by(Party.TARGET, 3));
        referral.request().provideInfo(by(Party.REQUESTER, 4));

        assertThat(referral.allowed(by(Party.TARGET, 5))).contains("accept").doesNotContain("request-info");
    }

    @Test
    void on_the_waiting_list_it_is_expected_and_looked_at_again() {
        Referral referral = sent();
        LocalDate estimate = LocalDate.parse("2026-06-01");

        referral.decision().waitlist(estimate, TIMETABLE, by(Party.TARGET, 1));
        assertThat(referral.decision().estimatedStart()).isEqualTo(estimate);
        assertThat(referral.milestones().waitlisted()).isEqualTo(hour(1));

        referral.decision().review(estimate.plusDays(30), TIMETABLE, by(Party.TARGET, 100));
        assertThat(referral.decision().estimatedStart()).isEqualTo(estimate.plusDays(30));

        referral.decision().accept(null, null, null, TIMETABLE, by(Party.TARGET, 200));
        assertThat(referral.decision().estimatedStart()).isNull();
        assertThat(referral.businessStatus()).isNull();
    }

    @Test
    void a_decline_ends_access_and_names_alternatives() {
        Referral referral = sent();
        ServiceAtLocationId elsewhere = new ServiceAtLocationId(Uuid7.next());

        referral.decision().decline(DeclineReason.NO_CAPACITY, null, List.of(elsewhere), by(Party.TARGET, 1));

        assertThat(referral.decision().alternatives()).containsExactly(elsewhere);
        assertThat(referral.result().reasonCode()).isEqualTo("NO_CAPACITY");
        assertThat(referral.sharing().isClosed()).isTrue();
    }

    @Test
    void of_a_recipient_that_has_closed_each_open_referral_comes_back_with_alternatives() {
        ServiceAtLocationId elsewhere = new ServiceAtLocationId(Uuid7.next());
        StepContext system = StepContext.ofSystem(
                "closed-recipient", null, by(Party.TARGET, 5).clock());
        Referral waiting = sent();
        Referral underWay = accepted();
        underWay.delivery().schedule(hour(10), null, by(Party.TARGET, 2));

        assertThat(waiting.decision()
                        .recipientClosed(List.of(elsewhere), system)
                        .step())
                .isEqualTo(ReferralStep.DECLINE);
        assertThat(underWay.decision()
                        .recipientClosed(List.of(elsewhere), system)
                        .step())
                .isEqualTo(ReferralStep.FAIL);

        assertThat(waiting.status()).isEqualTo(ReferralStatus.DECLINED);
        assertThat(waiting.result().reasonCode()).isEqualTo("SERVICE_SUSPENDED");
        assertThat(underWay.status()).isEqualTo(ReferralStatus.FAILED);
        assertThat(underWay.result().reasonCode()).isEqualTo("PROVIDER_WITHDREW");
        assertAwaitsNothing(underWay, AppointmentStatus.CANCELLED);
        for (Referral returned : List.of(waiting, underWay)) {
            assertThat(returned.decision().alternatives()).containsExactly(elsewhere);
            assertThat(returned.sharing().isClosed()).isTrue();
            assertThat(returned.allowed(by(Party.REQUESTER, 6))).contains("re-refer");
        }
    }

    @Test
    void a_reason_that_means_other_needs_a_text() {
        refused("/text", () -> sent().decision().decline(DeclineReason.OTHER, " ", List.of(), by(Party.TARGET, 1)));
        refused("/text", () -> accepted().delivery().fail(FailReason.OTHER, null, by(Party.TARGET, 2)));
        refused(
                "/text",
                () -> accepted().request().cancel(CancelReason.OTHER, null, TIMETABLE, by(Party.REQUESTER, 2)));
    }

    @Test
    void before_acceptance_the_requester_cancels_at_once() {
        Referral referral = sent();

        referral.request().cancel(CancelReason.NEED_MET_ELSEWHERE, null, TIMETABLE, by(Party.REQUESTER, 1));

        assertThat(referral.status()).isEqualTo(ReferralStatus.CANCELLED);
        assertThat(referral.sharing().isClosed()).isTrue();
    }

    @Test
    void after_acceptance_the_recipient_confirms_the_cancellation() {
        Referral referral = accepted();
        referral.request().cancel(CancelReason.NEED_MET_ELSEWHERE, null, TIMETABLE, by(Party.REQUESTER, 2));
        assertThat(referral.status()).isEqualTo(ReferralStatus.ACCEPTED);
        assertThat(referral.allowed(by(Party.REQUESTER, 3))).doesNotContain("cancel");

        referral.request().confirmCancel(by(Party.TARGET, 3));

        assertThat(referral.status()).isEqualTo(ReferralStatus.CANCELLED);
        assertThat(referral.result().reasonCode()).isEqualTo("NEED_MET_ELSEWHERE");
    }

    @Test
    void attendance_is_recorded_of_an_appointment_only() {
        Referral referral = accepted();
        assertThat(referral.allowed(by(Party.TARGET, 2))).doesNotContain("attend", "no-show");

        referral.delivery().schedule(hour(10), hour(11), by(Party.TARGET, 2));
        referral.delivery().noShow(by(Party.TARGET, 11));

        assertThat(referral.status()).isEqualTo(ReferralStatus.ACCEPTED);
        assertThat(referral.businessStatus()).isEqualTo(ReferralBusinessStatus.NO_SHOW);
        assertThat(referral.allowed(by(Party.TARGET, 12))).doesNotContain("attend");
    }

    @Test
    void of_a_referral_that_has_ended_nothing_is_awaited() {
        Referral completed = accepted();
        completed.delivery().schedule(hour(10), null, by(Party.TARGET, 2));
        completed.delivery().complete(ReferralOutcome.SERVICE_RECEIVED, null, by(Party.TARGET, 12));
        assertAwaitsNothing(completed, AppointmentStatus.ATTENDED);

        Referral early = accepted();
        early.delivery().schedule(hour(10), null, by(Party.TARGET, 2));
        early.delivery().complete(ReferralOutcome.INFORMATION_ONLY, null, by(Party.TARGET, 5));
        assertAwaitsNothing(early, AppointmentStatus.CANCELLED);

        Referral cancelled = accepted();
        cancelled.delivery().schedule(hour(10), null, by(Party.TARGET, 2));
        cancelled.request().cancel(CancelReason.CLIENT_MOVED, null, TIMETABLE, by(Party.REQUESTER, 3));
        assertThat(cancelled.businessStatus()).isEqualTo(ReferralBusinessStatus.CANCELLATION_REQUESTED);
        cancelled.request().confirmCancel(by(Party.TARGET, 12));
        assertAwaitsNothing(cancelled, AppointmentStatus.CANCELLED);

        Referral failed = accepted();
        failed.delivery().schedule(hour(10), null, by(Party.TARGET, 2));
        failed.delivery().noShow(by(Party.TARGET, 11));
        failed.delivery().fail(FailReason.NO_SHOW, null, by(Party.TARGET, 12));
        assertAwaitsNothing(failed, AppointmentStatus.NO_SHOW);

        Referral declined = sent();
        declined.decision().waitlist(null, TIMETABLE, by(Party.TARGET, 1));
        declined.decision().decline(DeclineReason.NO_CAPACITY, null, List.of(), by(Party.TARGET, 2));
        assertThat(declined.businessStatus()).isNull();
    }

    private static void assertAwaitsNothing(Referral referral, AppointmentStatus appointment) {
        assertThat(referral.businessStatus()).isNull();
        assertThat(referral.delivery().appointment().orElseThrow().status()).isEqualTo(appointment);
    }

    @Test
    void an_appointment_ends_after_it_begins() {
        refused("/appointmentEnd", () -> accepted().delivery().schedule(hour(5), hour(5), by(Party.TARGET, 2)));
        refused("/appointmentStart", () -> sent().decision()
                .accept(null, hour(5), null, TIMETABLE, by(Party.TARGET, 1)));
    }

    @Test
    void a_pause_keeps_its_reason_until_it_ends() {
        Referral referral = accepted();
        referral.delivery().start(by(Party.TARGET, 2));
        refused("/resumeOn", () -> referral.delivery()
                .hold(HoldReason.AWAITING_CLIENT, null, hour(2), TIMETABLE, by(Party.TARGET, 3)));

        referral.delivery().hold(HoldReason.AWAITING_CLIENT, "Until May", null, TIMETABLE, by(Party.TARGET, 3));
        assertThat(referral.result().reasonText()).isEqualTo("Until May");

        referral.delivery().resume(by(Party.TARGET, 9));
        assertThat(referral.result().reasonCode()).isNull();
        assertThat(referral.status()).isEqualTo(ReferralStatus.IN_PROGRESS);
    }

    @Test
    void it_is_reopened_within_thirty_days_only() {
        Referral referral = accepted();
        referral.delivery().complete(ReferralOutcome.SERVICE_RECEIVED, null, by(Party.TARGET, 2));
        assertThat(referral.allowed(by(Party.REQUESTER, 2 + 30 * 24))).contains("reopen");
        assertThat(referral.allowed(by(Party.REQUESTER, 3 + 30 * 24))).doesNotContain("reopen");
        assertThatThrownBy(() -> referral.request().reopen("Broken", TIMETABLE, by(Party.REQUESTER, 3 + 30 * 24)))
                .extracting(refused -> ((Problem) refused).type())
                .isEqualTo(ReferralProblem.REOPEN_WINDOW_OVER);

        referral.request().reopen("Broken", TIMETABLE, by(Party.REQUESTER, 3));

        assertThat(referral.status()).isEqualTo(ReferralStatus.IN_PROGRESS);
        assertThat(referral.result().outcome()).isNull();
        assertThat(referral.result().reasonText()).isEqualTo("Broken");
        assertThat(referral.delivery().timesReopened()).isEqualTo(1);
        assertThat(referral.milestones().closed()).isNull();
    }

    @Test
    void an_emergency_never_expires() {
        Referral emergency = sent(draft(ReferralPriority.EMERGENCY, Sensitivity.STANDARD, false));
        assertThatThrownBy(() -> emergency.expire(by(Party.SYSTEM, 9999))).isInstanceOf(IllegalStateException.class);

        Referral usual = sent();
        usual.expire(by(Party.SYSTEM, 9999));
        assertThat(usual.status()).isEqualTo(ReferralStatus.EXPIRED);
        assertThat(usual.sharing().isClosed()).isTrue();
    }

    @Test
    void void_erases_the_words_and_keeps_an_outcome() {
        Referral referral = accepted();
        referral.delivery().complete(ReferralOutcome.SERVICE_RECEIVED, null, by(Party.TARGET, 2));

        referral.request().markVoid(CancelReason.NEED_MET_ELSEWHERE, null, by(Party.REQUESTER, 3));

        assertThat(referral.status()).isEqualTo(ReferralStatus.ENTERED_IN_ERROR);
        assertThat(referral.request().reason()).isNull();
        assertThat(referral.result().outcome()).isEqualTo(ReferralOutcome.SERVICE_RECEIVED);
    }

    @Test
    void what_counts_stays_when_the_person_is_erased() {
        Referral referral = accepted();
        referral.delivery().complete(ReferralOutcome.SERVICE_RECEIVED, "Fitted", by(Party.TARGET, 2));

        referral.erase(TestReferrals.clock(3));

        assertThat(referral.request().reason()).isNull();
        assertThat(referral.result().reasonText()).isNull();
        assertThat(referral.decision().receiverReference()).isNull();
        assertThat(referral.result().outcome()).isEqualTo(ReferralOutcome.SERVICE_RECEIVED);
        assertThat(referral.milestones().closed()).isEqualTo(hour(2));
    }

    private static void refused(String pointer, ThrowingCallable step) {
        assertThatThrownBy(step).isInstanceOf(Problem.class).satisfies(refused -> assertThat(
                        ((Problem) refused).errors())
                .anyMatch(error -> error.pointer().equals(pointer)));
    }

    @Test
    void a_draft_remembers_all_who_wrote_it() {
        Referral draft = TestReferrals.draft();

        draft.edit(
                TestReferrals.content(
                        TestReferrals.body(null, ReferralPriority.NORMAL),
                        TestPlaces.of(TestReferrals.RECIPIENT, false),
                        Sensitivity.STANDARD),
                TestReferrals.by(Party.REQUESTER, 0));

        assertThat(draft.origin().requester()).isEqualTo("caseworker");
        assertThat(draft.origin().writers()).containsExactlyInAnyOrder("caseworker", "somebody");
    }
}
