package org.wasl.cases.assignment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.cases.CaseProblem;
import org.wasl.cases.SecondPerson;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.cases.casefile.StepFacts;
import org.wasl.cases.refusal.BreakGlassRefusals;
import org.wasl.cases.worker.Absences;
import org.wasl.cases.worker.Worker;
import org.wasl.cases.worker.Workers;
import org.wasl.cases.worker.WorkforceRules;
import org.wasl.contracts.code.LicenceStatus;
import org.wasl.contracts.code.RiskLevel;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.JordanTime;

/** Who may be given a case: a licensed worker of the agency, not away, with room. A supervisor may decide otherwise and says why. */
@ApplicationScoped
public class Caseloads {
    private final Workers workers;
    private final Absences absences;
    private final WorkforceRules rules;
    private final CaseFiles cases;
    private final BreakGlassRefusals refusals;
    private final Clock clock;

    @Inject
    Caseloads(
            Workers workers,
            Absences absences,
            WorkforceRules rules,
            CaseFiles cases,
            BreakGlassRefusals refusals,
            Clock clock) {
        this.workers = workers;
        this.absences = absences;
        this.rules = rules;
        this.cases = cases;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** @param weight the running cases, each by the weight of its risk */
    record Caseload(Map<RiskLevel, Long> cases, BigDecimal weight, int most) {
        boolean full() {
            return weight.compareTo(BigDecimal.valueOf(most)) >= 0;
        }
    }

    Caseload of(Worker worker) {
        return of(List.of(worker)).get(0);
    }

    /** In the order of the workers. */
    List<Caseload> of(List<Worker> team) {
        Map<RiskLevel, BigDecimal> weights = rules.weights();
        Map<String, Map<RiskLevel, Long>> running =
                cases.runningByRisk(team.stream().map(Worker::account).toList());
        int usual = rules.mostCases();
        return team.stream()
                .map(worker -> {
                    Map<RiskLevel, Long> cases = running.getOrDefault(worker.account(), Map.of());
                    BigDecimal weight = cases.entrySet().stream()
                            .map(e -> weights.get(e.getKey()).multiply(BigDecimal.valueOf(e.getValue())))
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
                    return new Caseload(cases, weight, worker.mostCases() == null ? usual : worker.mostCases());
                })
                .toList();
    }

    /** Codes of what stands against giving this case to this account; empty where nothing does. */
    private List<String> objections(CaseFile file, String account) {
        List<String> objections =
                new ArrayList<>(objections(Map.of(file, account)).get(file.rawId()));
        if (refusals.isRefused(account, file.agency())) {
            objections.add(BreakGlassRefusals.OBJECTION);
        }
        return objections;
    }

    /** What stands against each of these cases being with its owner. */
    public Map<UUID, List<String>> objectionsToOwners(Collection<CaseFile> files) {
        return objections(files.stream().collect(Collectors.toMap(file -> file, CaseFile::owner)));
    }

    private Map<UUID, List<String>> objections(Map<CaseFile, String> accounts) {
        LocalDate today = JordanTime.today(clock);
        List<Worker> active = workers.ofAccounts(Set.copyOf(accounts.values())).stream()
                .filter(Worker::active)
                .toList();
        List<Caseload> loads = of(active);
        Set<String> away = absences.awayAmong(Set.copyOf(accounts.values()), today);
        Map<UUID, List<String>> objections = new HashMap<>();
        accounts.forEach((file, account) -> {
            int worker = indexOf(active, account, file.agency());
            objections.put(
                    file.rawId(),
                    worker < 0
                            ? List.of(StepFacts.NOT_A_WORKER)
                            : objections(active.get(worker), loads.get(worker), away, today));
        });
        return objections;
    }

    private static int indexOf(List<Worker> workers, String account, AgencyId agency) {
        for (int i = 0; i < workers.size(); i++) {
            Worker worker = workers.get(i);
            if (worker.account().equals(account) && worker.agency().equals(agency)) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> objections(Worker worker, Caseload load, Set<String> away, LocalDate today) {
        List<String> objections = new ArrayList<>();
        if (worker.licensed(today).filter(LicenceStatus.ACTIVE::equals).isEmpty()) {
            objections.add("not-licensed");
        }
        if (away.contains(worker.account())) {
            objections.add("away");
        }
        if (load.full()) {
            objections.add("caseload-full");
        }
        return objections;
    }

    /**
     * @param by the account that gives it
     * @param override the supervisor's reason to give it all the same
     * @return the override where it was needed, else null
     */
    public String require(CaseFile file, String account, String by, Set<Party> parties, String override) {
        List<String> objections = objections(file, account);
        if (objections.isEmpty()) {
            return null;
        }
        // Whom the agency does not know as a worker is given no case by anybody's word.
        boolean may =
                parties.contains(Party.SUPERVISOR) && override != null && !objections.contains(StepFacts.NOT_A_WORKER);
        if (!may) {
            throw new Problem(CaseProblem.WORKER_NOT_AVAILABLE).objections(objections);
        }
        SecondPerson.require(by, account); // nobody lifts a limit for themselves
        return override;
    }
}
