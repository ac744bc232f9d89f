package org.wasl.cases.worker;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;

@ApplicationScoped
public class Absences extends WorkerParts<Absence> {
    @Override
    protected Class<Absence> kind() {
        return Absence.class;
    }

    public Set<String> awayAmong(Set<String> accounts, LocalDate day) {
        return list("accountId in ?1 and fromDay <= ?2 and toDay >= ?2", accounts, day).stream()
                .map(Absence::account)
                .collect(Collectors.toSet());
    }
}
