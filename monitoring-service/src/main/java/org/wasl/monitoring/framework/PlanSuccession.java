package org.wasl.monitoring.framework;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Aggregate;
import org.wasl.platform.value.NearestNames;

/** Which plan follows another one, and what became of each of its parts. */
@Entity
@Table(name = "plan_succession")
class PlanSuccession extends Aggregate implements PlanDocument<PlanSuccession.Content> {
    @Column(name = "framework_id", updatable = false)
    private UUID frameworkId;

    @Column(name = "successor_id")
    private UUID successorId;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<NodeMapping> mappings;

    protected PlanSuccession() {}

    /** @param after the edition that follows */
    record Content(PlanFramework after, List<NodeMapping> mappings) {}

    PlanSuccession(AgencyId writer, PlanFramework before, Content content, Clock clock) {
        super(writer, clock);
        frameworkId = before.rawId();
        write(content);
    }

    @Override
    public void change(Content content, Clock clock) {
        write(content);
        touch(clock);
    }

    private void write(Content content) {
        successorId = content.after().rawId();
        mappings = List.copyOf(content.mappings());
    }

    @Override
    public boolean says(Content content) {
        return successorId.equals(content.after().rawId()) && mappings.equals(content.mappings());
    }

    UUID successorId() {
        return successorId;
    }

    List<NodeMapping> mappings() {
        return mappings;
    }

    /** Each part of the one before is mapped or dropped, once. */
    static void check(PlanFramework before, PlanFramework after, List<NodeMapping> mappings) {
        Problem faults = new Problem(CommonProblem.INVALID_FIELDS);
        List<String> left = new ArrayList<>(before.nodeCodes());
        Set<String> mapped = new HashSet<>();
        for (int i = 0; i < mappings.size(); i++) {
            NodeMapping mapping = mappings.get(i);
            String place = "/mappings/" + i;
            requireNode(mapping.node(), before.nodeCodes(), place + "/node", faults);
            if (!mapped.add(mapping.node())) {
                faults.at(place + "/node", "code-given-twice");
            }
            left.remove(mapping.node());
            for (int j = 0; j < mapping.to().size(); j++) {
                requireNode(mapping.to().get(j), after.nodeCodes(), place + "/to/" + j, faults);
            }
            if (mapping.dropped() != mapping.to().isEmpty()) {
                faults.at(place + "/dropped", "mapped-or-dropped");
            }
        }
        if (!left.isEmpty()) {
            faults.atUnknownName("/mappings", "plan-node-not-mapped", left);
        }
        if (!faults.errors().isEmpty()) {
            throw faults;
        }
    }

    private static void requireNode(String code, Collection<String> codes, String place, Problem faults) {
        if (!codes.contains(code)) {
            faults.atUnknownName(place, "unknown-plan-node", NearestNames.to(code, codes));
        }
    }
}
