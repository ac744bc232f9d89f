package org.wasl.stack.history;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.wasl.contracts.code.DeclineReason;
import org.wasl.contracts.code.ReceivedService;
import org.wasl.contracts.code.ReferralOutcome;
import org.wasl.contracts.code.ReferralPriority;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.contracts.event.Fact;
import org.wasl.contracts.event.PersonStated;
import org.wasl.contracts.event.ReferralStated;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.PersonId;

/** Referrals from cases: acknowledged, answered, begun and ended, most of them in time. */
final class Referrals {
    private final Chance chance;
    private final long revision;
    private final Consumer<Fact> told;

    Referrals(Chance chance, long revision, Consumer<Fact> told) {
        this.chance = chance;
        this.revision = revision;
        this.told = told;
    }

    void of(CaseId from, PersonStated person, Country.Service service, Instant sent) {
        if (chance.past(sent) == null) {
            return;
        }
        Instant acknowledged = chance.past(chance.later(sent, 0, chance.of(0.85) ? 2 : 6));
        Instant decided =
                acknowledged == null ? null : chance.past(chance.later(acknowledged, 0, chance.of(0.8) ? 3 : 12));
        boolean declined = decided != null && chance.of(0.14);
        Instant started = decided == null || declined ? null : chance.past(chance.later(decided, 1, 14));
        Instant closed = declined ? decided : started == null ? null : chance.past(chance.later(started, 5, 60));
        boolean completed = closed != null && !declined;
        told.accept(new ReferralStated(
                chance.id(),
                revision,
                person.agencyId(),
                service.organization(),
                new PersonId(person.recordId()),
                from,
                service.type(),
                chance.any(List.of(
                        ReferralPriority.NORMAL,
                        ReferralPriority.NORMAL,
                        ReferralPriority.URGENT,
                        ReferralPriority.EMERGENCY)),
                declined
                        ? ReferralStatus.DECLINED
                        : closed != null
                                ? ReferralStatus.COMPLETED
                                : started != null
                                        ? ReferralStatus.IN_PROGRESS
                                        : decided != null
                                                ? ReferralStatus.ACCEPTED
                                                : acknowledged != null ? ReferralStatus.RECEIVED : ReferralStatus.SENT,
                null,
                declined
                        ? chance.any(List.of(
                                        DeclineReason.NO_CAPACITY,
                                        DeclineReason.NO_CAPACITY,
                                        DeclineReason.NOT_ELIGIBLE,
                                        DeclineReason.OUT_OF_AREA))
                                .name()
                        : null,
                completed ? chance.of(0.85) ? ReferralOutcome.SERVICE_RECEIVED : ReferralOutcome.PARTLY_RECEIVED : null,
                service.place(),
                service.governorate(),
                sent,
                acknowledged,
                decided,
                started,
                closed,
                chance.later(sent, 2, 2),
                chance.later(sent, 5, 5),
                chance.later(sent, 20, 20),
                chance.later(sent, 90, 90),
                1,
                false,
                0,
                completed && chance.of(0.5) ? chance.any(List.of(3, 4, 4, 5)) : null,
                completed && chance.of(0.5) ? ReceivedService.YES : null,
                List.of()));
    }
}
