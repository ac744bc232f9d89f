package org.wasl.cases.worker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.access.AbsenceCovers;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.outbox.Audience;
import org.wasl.platform.value.JordanTime;

/** When workers are away, and who covers for them. */
@ApplicationScoped
public class Absences extends WorkerParts<Absence> {
    private final AbsenceCovers covers;
    private final Journal journal;
    private final Clock clock;

    @Inject
    Absences(AbsenceCovers covers, Journal journal, Clock clock) {
        this.covers = covers;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    protected Class<Absence> kind() {
        return Absence.class;
    }

    public Set<String> awayAmong(Set<String> accounts, LocalDate day) {
        return list("accountId in ?1 and fromDay <= ?2 and toDay >= ?2", accounts, day).stream()
                .map(Absence::account)
                .collect(Collectors.toSet());
    }

    /** Whether the account covers for this worker today, or will. */
    boolean isCoverOf(String worker, String account) {
        return count(
                        "accountId = ?1 and coverId = ?2 and toDay >= ?3 and (coveredUntil is null or coveredUntil >= ?3)",
                        worker,
                        account,
                        JordanTime.today(clock))
                > 0;
    }

    /** Opens the cases of the worker who is away to the colleague, here and in the other services. */
    void tell(Absence absence) {
        covers.follow(absence.recorded());
        journal.record(absence.recorded(), Audience.RESTRICTED);
    }

    /** From today on the account covers for nobody whose absence is recorded so far. The workers are away all the same. */
    public void endCoversOf(String account, AgencyId agency) {
        LocalDate today = JordanTime.today(clock);
        list(
                        "coverId = ?1 and agencyId = ?2 and toDay >= ?3 and (coveredUntil is null or coveredUntil >= ?3)",
                        account,
                        agency.value(),
                        today)
                .forEach(absence -> {
                    absence.endCoverFrom(today, clock);
                    tell(absence);
                });
    }
}
