package org.wasl.monitoring.indicator;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.wasl.contracts.code.ConditionKind;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.code.MeasureKind;
import org.wasl.monitoring.indicator.CountedFact.Member;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.NearestNames;

/** Whether a measure can be computed from the facts that there are; what is wrong is named at its place. */
final class MeasureCheck {
    private final Measure measure;
    private final String place;
    private final Problem faults;

    MeasureCheck(Measure measure, String place, Problem faults) {
        this.measure = measure;
        this.place = place;
        this.faults = faults;
    }

    void check(Set<IndicatorDimension> dimensions) {
        Optional<CountedFact> known = CountedFact.named(measure.fact());
        if (known.isEmpty()) {
            faults.atUnknownName(place + "/fact", "unknown-fact", NearestNames.to(measure.fact(), CountedFact.names()));
            return;
        }
        CountedFact fact = known.get();
        require(fact, measure.at(), "at", Member::isTime, true);
        require(fact, measure.until(), "until", Member::isTime, false);
        MeasureKind kind = measure.kind();
        boolean ofNumbers = kind == MeasureKind.SUM || kind == MeasureKind.MEAN;
        require(fact, measure.member(), "member", Member::isNumber, ofNumbers);
        require(fact, measure.from(), "from", Member::isMoment, kind == MeasureKind.HOURS);
        require(fact, measure.to(), "to", Member::isMoment, kind == MeasureKind.HOURS);
        if (kind == MeasureKind.PERSONS && fact.person().isEmpty()) {
            faults.at(place + "/kind", "fact-without-person");
        }
        for (int i = 0; i < measure.conditions().size(); i++) {
            check(fact, measure.conditions().get(i), "where/" + i + "/");
        }
        refuse(!ofNumbers && measure.member() != null, "member");
        refuse(kind != MeasureKind.HOURS && measure.from() != null, "from");
        refuse(kind != MeasureKind.HOURS && measure.to() != null, "to");
        refuse(kind != MeasureKind.HOURS && measure.percentile() != null, "percentile");
        if (dimensions.stream()
                .anyMatch(dimension -> Dimensions.of(fact, dimension).isEmpty())) {
            faults.atUnknownName("/dimensions", "dimension-not-in-fact", dimensionsOf(fact));
        }
    }

    private static List<String> dimensionsOf(CountedFact fact) {
        return Arrays.stream(IndicatorDimension.values())
                .filter(dimension -> Dimensions.of(fact, dimension).isPresent())
                .map(Enum::name)
                .toList();
    }

    /** What this kind does not ask for: a mistake, not to be ignored. */
    private void refuse(boolean superfluous, String at) {
        if (superfluous) {
            faults.at(place + "/" + at, "not-for-this-kind");
        }
    }

    private void check(CountedFact fact, Condition condition, String at) {
        ConditionKind kind = condition.kind();
        refuse(kind != ConditionKind.IN && kind != ConditionKind.NOT_IN && condition.values() != null, at + "values");
        refuse(
                kind != ConditionKind.AT_LEAST && kind != ConditionKind.AT_MOST && condition.number() != null,
                at + "number");
        refuse(
                kind != ConditionKind.NOT_AFTER && kind != ConditionKind.AFTER && condition.other() != null,
                at + "other");
        switch (kind) {
            case IN, NOT_IN -> {
                require(fact, condition.member(), at + "member", member -> member.isCode() || member.isList(), true);
                if (condition.values() == null) {
                    faults.at(place + "/" + at + "values", "required");
                }
            }
            case TRUE, FALSE ->
                require(
                        fact,
                        condition.member(),
                        at + "member",
                        member -> member.type().equals("BOOLEAN"),
                        true);
            case AT_LEAST, AT_MOST -> {
                require(fact, condition.member(), at + "member", Member::isNumber, true);
                if (condition.number() == null) {
                    faults.at(place + "/" + at + "number", "required");
                }
            }
            case NOT_AFTER, AFTER -> {
                require(fact, condition.member(), at + "member", Member::isTime, true);
                require(fact, condition.other(), at + "other", Member::isTime, true);
            }
            case PRESENT, ABSENT -> {
                // Whether a record names another one tells nothing of which.
                if (fact.find(condition.member()).isEmpty()) {
                    require(fact, condition.member(), at + "member", any -> true, true);
                }
            }
        }
    }

    private void require(CountedFact fact, String path, String at, Predicate<Member> fits, boolean needed) {
        if (path == null) {
            if (needed) {
                faults.at(place + "/" + at, "required");
            }
            return;
        }
        Optional<CountedFact.Found> found = fact.findToAsk(path);
        if (found.isEmpty()) {
            faults.atUnknownName(
                    place + "/" + at,
                    "unknown-member",
                    NearestNames.to(path, List.copyOf(fact.members().keySet())));
        } else if (!fits.test(found.get().member())) {
            faults.at(place + "/" + at, "member-of-another-type");
        }
    }
}
