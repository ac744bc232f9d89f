package org.wasl.cases.worker;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.LocalDate;
import org.hibernate.annotations.Type;
import org.wasl.contracts.event.AbsenceRecorded;
import org.wasl.platform.crypto.SealedText;
import org.wasl.platform.problem.Problem;

/** Days on which a worker is away and a colleague covers: for that time the colleague may act on the cases of the worker. */
@Entity
@Table(name = "absence")
class Absence extends WorkerPart {
    @Column(name = "account_id")
    private String accountId;

    @Column(name = "cover_id")
    private String coverId;

    @Column(name = "from_day")
    private LocalDate fromDay;

    @Column(name = "to_day")
    private LocalDate toDay;

    /** The last day on which the colleague covers, where that ended early. */
    @Column(name = "covered_until")
    private LocalDate coveredUntil;

    @Type(SealedText.class)
    @Column(name = "handover_note")
    private String handoverNote;

    protected Absence() {}

    /** @param handoverNote null where there is none */
    record Facts(LocalDate from, LocalDate to, String coverId, String handoverNote) {}

    Absence(Worker worker, Facts facts, Clock clock) {
        super(worker, clock);
        if (facts.to().isBefore(facts.from())) {
            throw Problem.invalidField("/to", "expiry-before-start");
        }
        if (worker.account().equals(facts.coverId())) {
            throw Problem.invalidField("/coverId", "same-record");
        }
        if (facts.coverId().equals(worker.supervisor())) {
            throw Problem.invalidField("/coverId", "own-work");
        }
        accountId = worker.account();
        coverId = facts.coverId();
        fromDay = facts.from();
        toDay = facts.to();
        handoverNote = facts.handoverNote();
    }

    /** What it opens, for the other services: a cover that ended before it began has no day. */
    AbsenceRecorded recorded() {
        return new AbsenceRecorded(
                rawId(), agency(), accountId, coverId, fromDay, coveredUntil == null ? toDay : coveredUntil);
    }

    /** From this day on the colleague covers no longer. */
    void endCoverFrom(LocalDate day, Clock clock) {
        coveredUntil = day.minusDays(1);
        touch(clock);
    }

    LocalDate coveredUntil() {
        return coveredUntil;
    }

    Facts facts() {
        return new Facts(fromDay, toDay, coverId, handoverNote);
    }

    String account() {
        return accountId;
    }
}
