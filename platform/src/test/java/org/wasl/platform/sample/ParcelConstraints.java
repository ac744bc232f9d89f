package org.wasl.platform.sample;

import jakarta.inject.Singleton;
import java.util.Map;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.ConstraintMeaning;
import org.wasl.platform.problem.ProblemType;

@Singleton
public class ParcelConstraints implements ConstraintMeaning {
    @Override
    public Map<String, ProblemType> meanings() {
        return Map.of("parcel_label_uk", CommonProblem.ALREADY_EXISTS);
    }
}
