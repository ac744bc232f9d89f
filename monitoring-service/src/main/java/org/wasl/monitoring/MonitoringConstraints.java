package org.wasl.monitoring;

import jakarta.inject.Singleton;
import java.util.Map;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.ConstraintMeaning;
import org.wasl.platform.problem.ProblemType;

@Singleton
final class MonitoringConstraints implements ConstraintMeaning {
    @Override
    public Map<String, ProblemType> meanings() {
        return Map.of("plan_report_revision_uk", CommonProblem.ALREADY_EXISTS);
    }
}
