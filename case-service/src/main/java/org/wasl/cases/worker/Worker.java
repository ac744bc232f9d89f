package org.wasl.cases.worker;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.LicenceStatus;
import org.wasl.contracts.event.LicenceMoved;
import org.wasl.contracts.event.WorkerActivityStated;
import org.wasl.contracts.event.WorkerChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.WorkerId;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.statemachine.StateMachine;
import org.wasl.platform.value.Aggregate;
import org.wasl.platform.value.JordanTime;
import org.wasl.platform.value.LocalizedText;

/** A social worker in the national register: name, agency, and the licences under which they may hold cases. */
@Entity
@Table(name = "worker")
public class Worker extends Aggregate {
    @Column(name = "account_id")
    private String accountId;

    @Embedded
    @AttributeOverride(name = "ar", column = @Column(name = "name_ar"))
    @AttributeOverride(name = "en", column = @Column(name = "name_en"))
    private LocalizedText name;

    @Column(name = "supervisor_id")
    private String supervisorId;

    @Column(name = "most_cases")
    private Integer mostCases;

    private String[] competencies;
    private boolean active;

    @OneToMany(mappedBy = "worker", cascade = CascadeType.ALL)
    @OrderBy("expiresOn desc")
    private List<Licence> licences = new ArrayList<>();

    protected Worker() {}

    /**
     * What the agency writes about its worker.
     *
     * @param supervisorId, mostCases null where nothing is said
     */
    record Facts(
            LocalizedText name, String supervisorId, Integer mostCases, List<String> competencies, boolean active) {}

    Worker(AgencyId agency, String account, Facts facts, Clock clock) {
        super(agency, clock);
        accountId = account;
        write(facts);
    }

    WorkerChanged change(Facts facts, Set<String> changed, Clock clock) {
        write(facts);
        touch(clock);
        return new WorkerChanged(id(), changed);
    }

    /** With their licences, which are the national authority's. */
    void comesTo(AgencyId agency) {
        belongsTo(agency);
    }

    private void write(Facts facts) {
        name = facts.name();
        supervisorId = facts.supervisorId();
        mostCases = facts.mostCases();
        competencies = facts.competencies().toArray(String[]::new);
        active = facts.active();
    }

    WorkerActivityStated activity() {
        return new WorkerActivityStated(id(), agency(), account(), active);
    }

    WorkerChanged changed(String part, Clock clock) {
        touch(clock);
        return new WorkerChanged(id(), Set.of(part));
    }

    LicenceMoved issue(String number, LicenceClass kind, LocalDate issuedOn, LocalDate expiresOn, Clock clock) {
        LocalDate end = expiresOn == null ? issuedOn.plus(kind.validity()).minusDays(1) : expiresOn;
        Licence licence = new Licence(this, number, kind.code(), issuedOn, end);
        licences.add(licence);
        return moved(licence, "issue", null, clock);
    }

    LicenceMoved renew(UUID licenceId, LocalDate until, Clock clock) {
        Licence licence = licence(licenceId);
        licence.renew(until, JordanTime.today(clock));
        return moved(licence, StateMachine.path(Licence.Step.RENEW), null, clock);
    }

    LicenceMoved execute(UUID licenceId, Licence.Step step, String reason, Clock clock) {
        Licence licence = licence(licenceId);
        licence.execute(step, reason, JordanTime.today(clock));
        return moved(licence, StateMachine.path(step), null, clock);
    }

    /** The warning that is due now, of several the most urgent. */
    Optional<LicenceMoved> warn(List<Integer> daysBefore, Clock clock) {
        LocalDate today = JordanTime.today(clock);
        return licences.stream()
                .filter(licence -> daysBefore.stream()
                        .sorted()
                        .filter(days -> licence.daysLeft(today) <= days)
                        .findFirst()
                        .map(days -> licence.warn(days, today))
                        .orElse(false))
                .findFirst()
                .map(licence -> moved(licence, "expiring", licence.daysLeft(today), clock));
    }

    private LicenceMoved moved(Licence licence, String step, Integer daysLeft, Clock clock) {
        touch(clock);
        return new LicenceMoved(id(), licence.id(), step, licence.status(JordanTime.today(clock)), daysLeft);
    }

    private Licence licence(UUID id) {
        return licences.stream().filter(l -> l.id().equals(id)).findFirst().orElseThrow(Problem::notFound);
    }

    /** ACTIVE where any licence is; else what keeps the newest from being it; empty where there never was one. */
    public Optional<LicenceStatus> licensed(LocalDate today) {
        return licences.stream().map(licence -> licence.status(today)).min((one, other) -> one.compareTo(other));
    }

    /** Days until the licence that lasts longest ends; empty where none is in force. */
    public OptionalInt licenceDaysLeft(LocalDate today) {
        return licences.stream()
                .filter(licence -> licence.status(today) == LicenceStatus.ACTIVE)
                .mapToInt(licence -> licence.daysLeft(today))
                .max();
    }

    public LocalizedText name() {
        return name;
    }

    public boolean active() {
        return active;
    }

    public WorkerId id() {
        return new WorkerId(rawId());
    }

    public String account() {
        return accountId;
    }

    public String supervisor() {
        return supervisorId;
    }

    /** Null where the rule for all holds. */
    public Integer mostCases() {
        return mostCases;
    }

    Facts facts() {
        return new Facts(name, supervisorId, mostCases, List.of(competencies), active);
    }

    List<Licence> licences() {
        return licences;
    }
}
