package org.wasl.stack.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.wasl.contracts.code.CaseloadBand;
import org.wasl.contracts.code.LicenceStatus;
import org.wasl.contracts.event.Fact;
import org.wasl.contracts.event.LicenceStated;
import org.wasl.contracts.event.SupervisionStated;
import org.wasl.contracts.event.TrainingStated;
import org.wasl.contracts.event.WorkerStated;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.WorkerId;

/** The social workers of the agencies, a supervisor for each seven of them, with licences, trainings and supervision. */
final class Workforce {
    private static final int PART = 2;
    private static final int TEAM = 8;
    private static final int MOST_CASES = 25;

    private final Chance chance;
    private final long revision;
    private final Consumer<Fact> told;

    Workforce(Chance chance, long revision, Consumer<Fact> told) {
        this.chance = chance;
        this.revision = revision;
        this.told = told;
    }

    void tell() {
        Country.AGENCIES.forEach((agency, part) -> {
            WorkerId supervisor = null;
            for (int i = 0; i < part * PART; i++) {
                supervisor = i % TEAM == 0 ? worker(agency, null) : supervisor;
                if (i % TEAM != 0) {
                    worker(agency, supervisor);
                }
            }
        });
    }

    private WorkerId worker(AgencyId agency, WorkerId supervisor) {
        WorkerId id = new WorkerId(chance.id());
        Instant registered = chance.moment();
        int cases = supervisor == null ? 0 : chance.between(4, MOST_CASES);
        told.accept(new WorkerStated(
                id.value(),
                revision,
                agency,
                true,
                supervisor,
                supervisor == null ? TEAM - 1 : 0,
                BigDecimal.valueOf(cases),
                MOST_CASES,
                cases == 0
                        ? CaseloadBand.NONE
                        : cases * 2 <= MOST_CASES
                                ? CaseloadBand.UP_TO_HALF
                                : cases < MOST_CASES ? CaseloadBand.BELOW_LIMIT : CaseloadBand.FULL,
                registered,
                null));
        LocalDate issued = InventedHistory.dayOf(registered);
        LocalDate expires = issued.plusYears(chance.of(0.2) ? 1 : 3);
        told.accept(new LicenceStated(
                chance.id(),
                revision,
                id,
                supervisor == null
                        ? "SUPERVISING_SOCIAL_WORKER"
                        : chance.any(List.of("SOCIAL_WORKER", "ASSISTANT_SOCIAL_WORKER")),
                expires.isBefore(InventedHistory.dayOf(chance.now())) ? LicenceStatus.EXPIRED : LicenceStatus.ACTIVE,
                issued,
                expires));
        for (Instant at = chance.later(registered, 20, 60); chance.past(at) != null; at = chance.later(at, 25, 60)) {
            LocalDate day = InventedHistory.dayOf(at);
            told.accept(new SupervisionStated(chance.id(), revision, id, day));
            if (chance.of(0.15)) {
                told.accept(new TrainingStated(
                        chance.id(), revision, id, BigDecimal.valueOf(chance.between(3, 18)), chance.of(0.7), day));
            }
        }
        return id;
    }
}
