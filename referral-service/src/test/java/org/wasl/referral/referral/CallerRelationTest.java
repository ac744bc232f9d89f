package org.wasl.referral.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.referral.referral.TestReferrals.RECIPIENT;
import static org.wasl.referral.referral.TestReferrals.REQUESTER;
import static org.wasl.referral.referral.TestReferrals.sent;

import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.ReferralPriority;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.value.Uuid7;
import org.wasl.referral.directory.TestPlaces;
import org.wasl.referral.referral.ReferralTransitions.Party;

/** Which parties of a referral a caller is. */
class CallerRelationTest {
    private final Referral withoutCase = sent();
    private final Referral ofACase = sent(TestReferrals.draft(TestReferrals.content(
            TestReferrals.body(new CaseId(Uuid7.next()), ReferralPriority.NORMAL),
            TestPlaces.of(RECIPIENT, false),
            Sensitivity.STANDARD)));

    @Test
    void without_a_case_the_caseworkers_of_the_agency_request() {
        CallerRelation caseworker = new CallerRelation(REQUESTER, true, false, false, false, false, false);
        assertThat(caseworker.partiesOf(withoutCase)).containsExactly(Party.REQUESTER);
        assertThat(caseworker.partiesOf(ofACase)).isEmpty();
    }

    @Test
    void from_a_case_those_request_who_work_on_it() {
        CallerRelation owner = new CallerRelation(REQUESTER, true, false, false, true, false, true);
        assertThat(owner.partiesOf(ofACase)).containsExactly(Party.REQUESTER);
        CallerRelation reader = new CallerRelation(REQUESTER, true, false, false, false, false, true);
        assertThat(reader.partiesOf(ofACase)).containsExactly(Party.READER);
    }

    @Test
    void nobody_supervises_their_own_case() {
        CallerRelation supervisor = new CallerRelation(REQUESTER, true, true, false, false, true, true);
        assertThat(supervisor.partiesOf(ofACase)).containsExactly(Party.REQUESTER, Party.SUPERVISOR);
        CallerRelation both = new CallerRelation(REQUESTER, true, true, false, true, true, true);
        assertThat(both.partiesOf(ofACase)).containsExactly(Party.REQUESTER);
    }

    @Test
    void providers_of_the_recipient_are_its_party_and_nobody_elsewhere() {
        CallerRelation provider = new CallerRelation(RECIPIENT, false, false, true, false, false, false);
        assertThat(provider.partiesOf(withoutCase)).containsExactly(Party.TARGET);
        CallerRelation elsewhere = new CallerRelation(REQUESTER, false, false, true, false, false, false);
        assertThat(elsewhere.partiesOf(withoutCase)).isEmpty();
    }
}
