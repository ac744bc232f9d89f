package org.wasl.monitoring.targets;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.PlainNumber;
import org.wasl.monitoring.framework.PlanDocument;
import org.wasl.monitoring.framework.PlanFramework;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Aggregate;

/** Where an indicator of a plan began, and what is to be reached. */
@Entity
@Table(name = "plan_target")
public class PlanTarget extends Aggregate implements PlanDocument<PlanTarget.Content> {
    @Column(name = "framework_id", updatable = false)
    private UUID frameworkId;

    @Column(updatable = false)
    private String indicator;

    private BigDecimal baseline;

    @Column(name = "baseline_on")
    private LocalDate baselineOn;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<TargetLine> lines;

    protected PlanTarget() {}

    /**
     * @param baseline null where it is not known, and so is its day
     * @param lines what is to be reached, by period, place and agency
     */
    record Content(BigDecimal baseline, LocalDate baselineOn, List<TargetLine> lines) {
        Content {
            baseline = PlainNumber.of(baseline);
        }
    }

    PlanTarget(AgencyId writer, PlanFramework plan, String indicator, Content content, Clock clock) {
        super(writer, clock);
        frameworkId = plan.rawId();
        this.indicator = indicator;
        write(content);
    }

    @Override
    public void change(Content content, Clock clock) {
        write(content);
        touch(clock);
    }

    private void write(Content content) {
        baseline = content.baseline();
        baselineOn = content.baselineOn();
        lines = List.copyOf(content.lines());
    }

    @Override
    public boolean says(Content content) {
        return content().equals(content);
    }

    Content content() {
        return new Content(baseline, baselineOn, lines);
    }

    String indicator() {
        return indicator;
    }

    /** Whether the periods lie in the plan's, and each is told once for a place and an agency. */
    static void check(PlanFramework plan, Content content) {
        Problem faults = new Problem(CommonProblem.INVALID_FIELDS);
        if ((content.baseline() == null) != (content.baselineOn() == null)) {
            faults.at("/baselineOn", "baseline-with-its-day");
        }
        List<TargetLine> lines = content.lines();
        for (int i = 0; i < lines.size(); i++) {
            TargetLine line = lines.get(i);
            String place = "/lines/" + i;
            if (line.to().isBefore(line.from())) {
                faults.at(place + "/to", "expiry-before-start");
            }
            if (line.from().isBefore(plan.startsOn()) || line.to().isAfter(plan.endsOn())) {
                faults.at(place + "/from", "outside-of-plan");
            }
            if (lines.subList(0, i).stream().anyMatch(line::isSameAs)) {
                faults.at(place, "line-given-twice");
            }
        }
        if (!faults.errors().isEmpty()) {
            throw faults;
        }
    }

    /** What is to be reached in exactly this period in the whole country; null for an agency means everybody. */
    Optional<BigDecimal> value(UUID agency, LocalDate from, LocalDate to) {
        return lines.stream()
                .filter(line -> line.governorate() == null
                        && line.from().equals(from)
                        && line.to().equals(to)
                        && Objects.equals(line.responsibleId(), agency))
                .map(TargetLine::value)
                .findFirst();
    }
}
