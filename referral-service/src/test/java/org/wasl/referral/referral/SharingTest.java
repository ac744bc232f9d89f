package org.wasl.referral.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.referral.referral.TestReferrals.CONSENT;
import static org.wasl.referral.referral.TestReferrals.RECIPIENT;
import static org.wasl.referral.referral.TestReferrals.REQUESTER;
import static org.wasl.referral.referral.TestReferrals.TIMETABLE;
import static org.wasl.referral.referral.TestReferrals.accepted;
import static org.wasl.referral.referral.TestReferrals.by;
import static org.wasl.referral.referral.TestReferrals.draft;
import static org.wasl.referral.referral.TestReferrals.sent;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.LegalBasis;
import org.wasl.contracts.code.ReferralOutcome;
import org.wasl.contracts.code.ReferralPriority;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.contracts.event.ReferralMoved;
import org.wasl.contracts.event.ReferralStep;
import org.wasl.platform.outbox.Audience;
import org.wasl.platform.value.Uuid7;
import org.wasl.referral.directory.TestPlaces;
import org.wasl.referral.referral.ReferralTransitions.Party;

/** What is shared, until when, and who may learn of it. */
class SharingTest {
    @Test
    void a_draft_is_told_to_the_requester_alone_and_once_sent_to_both() {
        assertThat(draft().audience()).isEqualTo(Audience.of(Set.of(REQUESTER)));
        assertThat(sent().audience()).isEqualTo(Audience.of(Set.of(REQUESTER, RECIPIENT)));
    }

    @Test
    void of_a_sensitive_case_the_requesters_feed_says_nothing() {
        Referral referral = sent(draft(ReferralPriority.NORMAL, Sensitivity.SENSITIVE, false));
        assertThat(referral.audience()).isEqualTo(Audience.of(Set.of(RECIPIENT)));
    }

    @Test
    void what_is_confidential_is_in_no_feed() {
        assertThat(draft(ReferralPriority.NORMAL, Sensitivity.RESTRICTED, false).audience())
                .isEqualTo(Audience.RESTRICTED);
        assertThat(draft(ReferralPriority.NORMAL, Sensitivity.STANDARD, true).audience())
                .isEqualTo(Audience.RESTRICTED);
    }

    @Test
    void a_service_that_became_sensitive_after_the_draft_is_sensitive_for_the_referral() {
        Referral referral = draft();

        referral.sharing()
                .send(
                        Disclosure.onConsent(CONSENT, LegalBasis.CONSENT, "summary", "profile"),
                        TestPlaces.of(RECIPIENT, true),
                        TIMETABLE,
                        by(Party.REQUESTER, 0));

        assertThat(referral.sharing().isConfidential()).isTrue();
    }

    @Test
    void without_consent_it_is_sent_by_a_supervisor() {
        Referral referral = draft();

        ReferralMoved moved = referral.sharing()
                .send(
                        Disclosure.withoutConsent(LegalBasis.VITAL_INTEREST, Uuid7.next(), "why", "summary", "profile"),
                        TestPlaces.of(RECIPIENT, false),
                        TIMETABLE,
                        by(Party.SUPERVISOR, 0));

        assertThat(moved.step()).isEqualTo(ReferralStep.SEND_WITHOUT_CONSENT);
        assertThat(referral.sharing().disclosure().orElseThrow().isForVitalInterest())
                .isTrue();
    }

    @Test
    void a_withdrawn_consent_ends_an_open_referral_and_the_access_to_an_ended_one() {
        Referral open = accepted();
        open.sharing().consentWithdrawn(by(Party.SYSTEM, 2));
        assertThat(open.status()).isEqualTo(ReferralStatus.CANCELLED);
        assertThat(open.result().reasonCode()).isEqualTo("CONSENT_WITHDRAWN");
        assertThat(open.isOpenTo(RECIPIENT)).isFalse();

        Referral ended = accepted();
        ended.delivery().complete(ReferralOutcome.SERVICE_RECEIVED, null, by(Party.TARGET, 2));
        ended.sharing().consentWithdrawn(by(Party.SYSTEM, 3));
        assertThat(ended.status()).isEqualTo(ReferralStatus.COMPLETED);
        assertThat(ended.sharing().isClosed()).isTrue();
        assertThat(ended.sharing().disclosure().orElseThrow().profileSealed()).isNull();
    }

    @Test
    void the_recipient_sees_what_is_sent_to_it_while_it_is_open() {
        assertThat(sent().isOpenTo(RECIPIENT)).isTrue();
        assertThat(sent().isOpenTo(REQUESTER)).isFalse();
        assertThat(draft().isOpenTo(RECIPIENT)).isFalse();
    }
}
