package org.wasl.referral.referral;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.wasl.contracts.code.LegalBasis;
import org.wasl.contracts.code.ReferralPriority;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Actor;
import org.wasl.referral.deadline.TestTimetable;
import org.wasl.referral.deadline.Timetable;
import org.wasl.referral.directory.ServiceAtLocation;
import org.wasl.referral.directory.TestPlaces;
import org.wasl.referral.referral.ReferralTransitions.Party;

/** A referral for tests without a database, and the hands that move it: each step at an hour after noon. */
final class TestReferrals {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final AgencyId REQUESTER = new AgencyId(UUID.randomUUID());
    static final AgencyId RECIPIENT = new AgencyId(UUID.randomUUID());
    static final ConsentId CONSENT = new ConsentId(UUID.randomUUID());
    static final Timetable TIMETABLE = TestTimetable.everyDayCounts();

    private TestReferrals() {}

    static Instant hour(long hours) {
        return NOON.plus(Duration.ofHours(hours));
    }

    static Clock clock(long hours) {
        return Clock.fixed(hour(hours), ZoneOffset.UTC);
    }

    static StepContext by(Party party, long hours) {
        return StepContext.of(new Actor("somebody", null, null, null), party, clock(hours));
    }

    static ReferralBody body(CaseId caseId, ReferralPriority priority) {
        return new ReferralBody(
                new PersonId(UUID.randomUUID()),
                null,
                priority,
                caseId,
                null,
                "A wheelchair",
                null,
                null,
                null,
                null,
                null);
    }

    static DraftContent content(ReferralBody body, ServiceAtLocation service, Sensitivity sensitivity) {
        return body.content(service, id -> "sealed", sensitivity);
    }

    static Referral draft(DraftContent content) {
        return new Referral(REQUESTER, "caseworker", content, null, clock(-1));
    }

    static Referral draft(ReferralPriority priority, Sensitivity sensitivity, boolean sensitiveService) {
        return draft(content(body(null, priority), TestPlaces.of(RECIPIENT, sensitiveService), sensitivity));
    }

    static Referral draft() {
        return draft(ReferralPriority.NORMAL, Sensitivity.STANDARD, false);
    }

    static Referral sent() {
        return sent(draft());
    }

    static Referral sent(Referral draft) {
        draft.sharing()
                .send(
                        Disclosure.onConsent(CONSENT, LegalBasis.CONSENT, "summary", "profile"),
                        TestPlaces.of(RECIPIENT, false),
                        TIMETABLE,
                        by(Party.REQUESTER, 0));
        return draft;
    }

    static Referral accepted() {
        Referral referral = sent();
        referral.decision().accept(null, null, "OURS-1", TIMETABLE, by(Party.TARGET, 1));
        return referral;
    }
}
