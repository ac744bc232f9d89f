package org.wasl.cases.worker;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

@ApplicationScoped
public class Absences extends WorkerParts<Absence> {
    @Override
    protected Class<Absence> kind() {
        return Absence.class;
    }

    public boolean isAway(String account, LocalDate day) {
        return count("accountId = ?1 and fromDay <= ?2 and toDay >= ?2", account, day) > 0;
    }
}
