package org.wasl.monitoring.indicator;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.id.AgencyId;

/** Before anything is published. */
public class UnpublishedFigures extends PeriodFigures {
    public UnpublishedFigures() {
        super(null, null, null, null);
    }

    @Override
    public boolean isKnownByAgency(String code) {
        return true;
    }

    @Override
    public Optional<Map<String, PeriodFigure>> of(
            Set<String> codes, LocalDate from, LocalDate to, AgencyId agency, UUID about) {
        return Optional.empty();
    }
}
