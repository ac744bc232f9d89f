package org.wasl.monitoring.framework;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.wasl.contracts.code.AgeGrouping;
import org.wasl.contracts.code.PlanFrameworkStatus;
import org.wasl.contracts.code.PlanNodeKind;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Aggregate;
import org.wasl.platform.value.LocalizedText;

/** One edition of a plan, such as the response plan of 2024 to 2026: its parts, and the indicators by which they are followed. See ADR 0059. */
@Entity
@Table(name = "plan_framework")
public class PlanFramework extends Aggregate implements PlanDocument<PlanFramework.Content> {
    @Column(updatable = false)
    private String code;

    @Column(updatable = false)
    private String edition;

    @Embedded
    @AttributeOverride(name = "ar", column = @Column(name = "title_ar"))
    @AttributeOverride(name = "en", column = @Column(name = "title_en"))
    private LocalizedText title;

    @Column(name = "starts_on")
    private LocalDate startsOn;

    @Column(name = "ends_on")
    private LocalDate endsOn;

    @Enumerated(EnumType.STRING)
    private PlanFrameworkStatus status;

    private boolean confirmed;

    private String source;

    @Column(name = "age_groups")
    @Enumerated(EnumType.STRING)
    private AgeGrouping ageGroups;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<FrameworkNode> nodes;

    protected PlanFramework() {}

    record Content(
            LocalizedText title,
            LocalDate from,
            LocalDate to,
            PlanFrameworkStatus status,
            boolean confirmed,
            String source,
            AgeGrouping ageGroups,
            List<FrameworkNode> nodes) {}

    PlanFramework(AgencyId coordinatingBody, String code, String edition, Content content, Clock clock) {
        super(coordinatingBody, clock);
        this.code = code;
        this.edition = edition;
        write(content);
    }

    @Override
    public void change(Content content, Clock clock) {
        write(content);
        touch(clock);
    }

    private void write(Content content) {
        title = content.title();
        startsOn = content.from();
        endsOn = content.to();
        status = content.status();
        confirmed = content.confirmed();
        source = content.source();
        ageGroups = content.ageGroups();
        nodes = List.copyOf(content.nodes());
    }

    /** What was published stays published and keeps its codes, and what their numbers mean: funding, targets and reports hold them. */
    @Override
    public void requireKept(Content content) {
        if (!isPublished()) {
            return;
        }
        Problem faults = new Problem(CommonProblem.INVALID_FIELDS);
        if (content.status() != PlanFrameworkStatus.PUBLISHED) {
            faults.at("/status", "published-already");
        }
        Set<String> gone = allCodes(nodes);
        gone.removeAll(allCodes(content.nodes()));
        if (!gone.isEmpty()) {
            faults.atUnknownName("/nodes", "published-code-missing", List.copyOf(gone));
        }
        if (content.from().isAfter(startsOn)) {
            faults.at("/from", "published-period-shorter");
        }
        if (content.to().isBefore(endsOn)) {
            faults.at("/to", "published-period-shorter");
        }
        requireSameMeaning(content.nodes(), faults);
        if (!faults.errors().isEmpty()) {
            throw faults;
        }
    }

    private void requireSameMeaning(List<FrameworkNode> changed, Problem faults) {
        Map<String, FrameworkNode> known = nodes.stream().collect(Collectors.toMap(FrameworkNode::code, node -> node));
        for (int i = 0; i < changed.size(); i++) {
            FrameworkNode node = changed.get(i);
            String place = "/nodes/" + i;
            if (known.containsKey(node.code()) && !known.get(node.code()).isPlacedLike(node)) {
                faults.at(place, "published-part-moved");
            }
            for (int j = 0; j < node.indicators().size(); j++) {
                FrameworkIndicator said = node.indicators().get(j);
                if (indicator(said.code())
                        .filter(before -> !before.indicator().isMeasuredLike(said))
                        .isPresent()) {
                    faults.at(place + "/indicators/" + j, "published-indicator-changed");
                }
            }
        }
    }

    private static Set<String> allCodes(List<FrameworkNode> all) {
        return all.stream()
                .flatMap(node -> Stream.concat(
                        Stream.of(node.code()),
                        node.indicators().stream().map(indicator -> node.code() + "/" + indicator.code())))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public boolean says(Content content) {
        return content().equals(content);
    }

    Content content() {
        return new Content(title, startsOn, endsOn, status, confirmed, source, ageGroups, nodes);
    }

    public boolean isPublished() {
        return status == PlanFrameworkStatus.PUBLISHED;
    }

    public String code() {
        return code;
    }

    public String edition() {
        return edition;
    }

    public LocalDate startsOn() {
        return startsOn;
    }

    public LocalDate endsOn() {
        return endsOn;
    }

    List<FrameworkNode> nodes() {
        return nodes;
    }

    /** In the order of the plan. */
    public List<String> nodeCodes() {
        return nodes.stream().map(FrameworkNode::code).toList();
    }

    /** Of a part that the plan has. */
    public PlanNodeKind kindOf(String node) {
        return nodes.stream()
                .filter(each -> each.code().equals(node))
                .map(FrameworkNode::kind)
                .findFirst()
                .orElseThrow();
    }

    /**
     * An indicator of the plan, and where it stands.
     *
     * @param indicator its code is unique in the plan
     */
    public record Followed(String node, FrameworkIndicator indicator) {}

    /** In the order of the plan. */
    public List<Followed> indicators() {
        return nodes.stream()
                .flatMap(node -> node.indicators().stream().map(indicator -> new Followed(node.code(), indicator)))
                .toList();
    }

    public Optional<Followed> indicator(String wanted) {
        return indicators().stream()
                .filter(each -> each.indicator().code().equals(wanted))
                .findFirst();
    }
}
