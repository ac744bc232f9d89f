package org.wasl.cases.interop;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.DataException;
import org.jboss.logging.Logger;
import org.wasl.cases.CaseProblem;
import org.wasl.cases.casefile.CaseDetails;
import org.wasl.cases.casefile.CaseDetailsBody;
import org.wasl.cases.casefile.CaseExternalIds;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.NewCase;
import org.wasl.cases.casefile.PlatformCases;
import org.wasl.cases.interop.ImportReport.Fault;
import org.wasl.cases.interop.ImportReport.Line;
import org.wasl.cases.lifecycle.Identification;
import org.wasl.cases.registry.PersonNumber;
import org.wasl.cases.registry.Registry;
import org.wasl.cases.worker.Supervisors;
import org.wasl.cases.worker.Worker;
import org.wasl.contracts.code.ImportOutcome;
import org.wasl.contracts.code.PeerProfile;
import org.wasl.contracts.code.Programme;
import org.wasl.contracts.event.CaseChanged;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.json.CleanTree;
import org.wasl.platform.lock.RuleLock;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.problem.Violations;
import org.wasl.platform.value.ExternalId;
import org.wasl.platform.value.JordanTime;
import org.wasl.platform.vocabulary.Vocabularies;

/**
 * Takes in one line of a peer's file: finds the case it is about, or makes it. Of several that it could be about none is picked, and nobody is registered who
 * may be registered already: such a line waits for somebody to decide, and can be sent again. Each line is one transaction, one event, one audit row.
 *
 * <p>A case arrives as IDENTIFIED, whatever the peer calls it: it is opened here by its owner, with the consent that this asks for.
 */
@ApplicationScoped
class CaseIntake {
    private static final Logger LOG = Logger.getLogger(CaseIntake.class);

    private final RuleLock locks;
    private final PlatformCases cases;
    private final CaseExternalIds externalIds;
    private final PeerRecords records;
    private final Registry registry;
    private final Identification identification;
    private final Supervisors supervisors;
    private final Caller caller;
    private final Journal journal;
    private final Sealer sealer;
    private final ObjectMapper mapper;
    private final Validator validator;
    private final Vocabularies vocabularies;
    private final Clock clock;

    @Inject
    CaseIntake(
            RuleLock locks,
            PlatformCases cases,
            CaseExternalIds externalIds,
            PeerRecords records,
            Registry registry,
            Identification identification,
            Supervisors supervisors,
            Caller caller,
            Journal journal,
            Sealer sealer,
            ObjectMapper mapper,
            Validator validator,
            Vocabularies vocabularies,
            Clock clock) {
        this.locks = locks;
        this.cases = cases;
        this.externalIds = externalIds;
        this.records = records;
        this.registry = registry;
        this.identification = identification;
        this.supervisors = supervisors;
        this.caller = caller;
        this.journal = journal;
        this.sealer = sealer;
        this.mapper = mapper;
        this.validator = validator;
        this.vocabularies = vocabularies;
        this.clock = clock;
    }

    /**
     * @param owner who gets the cases that are new
     * @param programme of a case whose peer does not say
     * @param tried what the lines before would have made in a dry run
     */
    record Rules(PeerProfile profile, Worker owner, Programme programme, boolean dryRun, TriedLines tried) {}

    Line take(long number, ObjectNode line, Rules rules) {
        Optional<String> unkeepable = CleanTree.clean(line);
        if (unkeepable.isPresent()) {
            return rejected(number, unkeepable.get(), "control-characters");
        }
        PeerCase said;
        try {
            said = PeerFormat.of(rules.profile())
                    .read(
                            line,
                            JordanTime.today(clock),
                            (list, written) -> vocabularies.ofPeer(list, rules.profile(), written));
        } catch (IllegalArgumentException notACase) {
            return rejected(number, "", "unreadable-line");
        }
        try {
            // Codes were looked up when the line was read: a need that no list has is kept, and told.
            CaseDetailsBody details = CaseDetailsBody.of(said.details());
            Violations.checkedOver(validator, details, details);
        } catch (Problem wrong) {
            return rejected(number, said.faults(wrong.errors()));
        }
        if (said.ids().isEmpty()) {
            return rejected(number, "", "no-case-id");
        }
        try {
            return take(number, said, rules);
        } catch (DataException | ConstraintViolationException unkept) {
            LOG.infof("A line of a peer cannot be kept: %s", unkept.getSQLState());
            return rejected(number, "", "invalid");
        }
    }

    private Line take(long number, PeerCase said, Rules rules) {
        // A restricted case is not found by its name, also by an agency's system: as where a caseworker writes it.
        Found found = QuarkusTransaction.requiringNew().call(() -> found(said));
        if (found.hidden() != null) {
            return QuarkusTransaction.requiringNew().call(() -> writeHidden(number, said, found.hidden(), rules));
        }
        Set<UUID> known = new HashSet<>(found.known());
        Set<TriedLines.Tried> tried = rules.tried().named(said.ids());
        tried.forEach(one -> known.remove(one.file().rawId()));
        if (known.size() + tried.size() > 1) {
            return conflict(number, "several-cases", known);
        }
        if (!tried.isEmpty()) {
            TriedLines.Tried one = tried.iterator().next();
            return write(number, said, one.file(), one.told(), () -> one.keep(said.rest()), described -> {});
        }
        return known.isEmpty()
                ? make(number, said, rules)
                : write(number, said, known.iterator().next(), rules);
    }

    /**
     * @param known cases that the caller may know of
     * @param hidden one that a line of the caller made, and of which the caller may not know, or not any more; null where there is none
     */
    private record Found(Set<UUID> known, UUID hidden) {}

    private Found found(PeerCase said) {
        Set<UUID> named = externalIds.named(said.ids(), caller);
        Set<UUID> known = cases.unrestrictedAmong(named);
        UUID hidden =
                records
                        .madeBy(
                                caller.subject(),
                                named.stream().filter(id -> !known.contains(id)).toList())
                        .stream()
                        .map(record -> record.caseId().value())
                        .findFirst()
                        .orElse(null);
        return new Found(known, hidden);
    }

    /**
     * Of a case that the caller's own line made and that is hidden from the caller: what it says goes in where work on the case goes on, and is kept with the
     * peer's record else. The answer compares it with what the caller said before, and with nothing of the case.
     */
    private Line writeHidden(long number, PeerCase said, UUID id, Rules rules) {
        CaseId told = new CaseId(id);
        if (said.isDisabled()) {
            return new Line(number, ImportOutcome.REJECTED, told, List.of(), List.of(said.ended()));
        }
        PeerRecord record = records.madeBy(caller.subject(), Set.of(id)).get(0);
        SaidOfCase before = rules.tried().saidOf(id).orElseGet(() -> SaidOfCase.read(record.said(), mapper));
        SaidOfCase now = before.then(said);
        boolean same = now.equals(before);
        if (rules.dryRun()) {
            rules.tried().say(id, now);
        } else if (!same) {
            record.update(said.rest(), sealer, clock);
            record.say(now.written(mapper), clock);
            describe(standing(id), said.details());
        }
        return new Line(
                number, same ? ImportOutcome.UNCHANGED : ImportOutcome.UPDATED, told, List.of(), said.warnings());
    }

    /** Whether work on the case goes on in the agency that imports. A case that was handed over is changed by its present agency alone. */
    private boolean isOpenHere(CaseFile file) {
        return file.running() && file.agency().equals(caller.agency());
    }

    private void describe(CaseFile file, CaseDetails said) {
        CaseDetails now = said.over(file.details());
        if (isOpenHere(file) && !now.equals(file.details())) {
            journal.record(file.describe(now, Set.of("details"), clock), file.audience());
        }
    }

    private Line write(long number, PeerCase said, UUID id, Rules rules) {
        if (!rules.dryRun()) {
            return QuarkusTransaction.requiringNew().call(() -> {
                Line line = write(number, said, standing(id), rules);
                if (line.outcome() != ImportOutcome.REJECTED) {
                    records.madeBy(caller.subject(), Set.of(id))
                            .forEach(record -> record.say(
                                    SaidOfCase.read(record.said(), mapper)
                                            .then(said)
                                            .written(mapper),
                                    clock));
                }
                return line;
            });
        }
        QuarkusTransaction.begin();
        try {
            CaseFile file = standing(id);
            Line line = write(number, said, file, rules);
            rules.tried().changed(file, said);
            return line;
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    /** The case itself, or the one into which it was merged. */
    private CaseFile standing(UUID id) {
        CaseFile named = cases.findById(id);
        return named.mergedInto()
                .map(survivor -> cases.findById(survivor.value()))
                .orElse(named);
    }

    private Line write(long number, PeerCase said, CaseFile file, Rules rules) {
        return write(
                number,
                said,
                file,
                file.id(),
                () -> keep(file, said.rest(), rules),
                described -> journal.record(described, file.audience()));
    }

    /**
     * @param told the id of the case in the report; null where there is none yet
     * @param otherRest whether what has no place with us is anything else than last time
     */
    private Line write(
            long number,
            PeerCase said,
            CaseFile file,
            CaseId told,
            BooleanSupplier otherRest,
            Consumer<CaseChanged> changed) {
        if (said.isDisabled()) {
            return new Line(number, ImportOutcome.REJECTED, told, List.of(), List.of(said.ended()));
        }
        List<Fault> faults = new ArrayList<>(said.warnings());
        if (!isOpenHere(file)) {
            faults.add(new Fault("", "case-not-open"));
            return new Line(number, ImportOutcome.REJECTED, told, List.of(), faults);
        }
        // Of a restricted case that a line before would have made, the run tells no status either.
        if (said.status() != null
                && !file.restricted()
                && !said.status().equalsIgnoreCase(PeerFormat.status(file.status()))) {
            faults.add(new Fault("/status", "status-differs"));
        }
        CaseDetails before = file.details();
        CaseDetails now = said.details().over(before);
        boolean same = now.equals(before) & !otherRest.getAsBoolean();
        if (!same) {
            changed.accept(file.describe(now, Set.of("details"), clock));
        }
        return new Line(number, same ? ImportOutcome.UNCHANGED : ImportOutcome.UPDATED, told, List.of(), faults);
    }

    private Line make(long number, PeerCase said, Rules rules) {
        if (said.person() == null) {
            return rejected(number, "", "opted-out");
        }
        if (said.ended() != null) {
            return rejected(number, List.of(said.ended()));
        }
        Set<PersonId> people = new LinkedHashSet<>();
        Problem wrong = new Problem(CommonProblem.INVALID_FIELDS);
        for (int i = 0; i < said.person().identifiers().size(); i++) {
            PersonNumber one = said.person().identifiers().get(i);
            String at = "/person/identifiers/" + i;
            if (one.namesOnePerson()) {
                try {
                    people.addAll(registry.withNumber(one, at));
                    rules.tried().withNumber(one).ifPresent(people::add);
                } catch (Problem problem) {
                    if (problem.type() != CommonProblem.INVALID_FIELDS) {
                        throw problem;
                    }
                    wrong.atAll(problem.errors());
                }
            }
        }
        if (!wrong.errors().isEmpty()) {
            return rejected(number, said.faults(wrong.errors()));
        }
        if (people.size() > 1) {
            return conflict(number, "person-possibly-known");
        }
        if (people.isEmpty() && said.person().names().isEmpty()) {
            return rejected(number, "", "not-a-person");
        }
        try {
            PersonId person = people.isEmpty()
                    ? registered(said, rules)
                    : people.iterator().next();
            return QuarkusTransaction.requiringNew().call(() -> made(number, said, person, rules));
        } catch (Problem problem) {
            if (problem.type().status() >= 500) {
                throw problem; // an outage is no fault of the line
            }
            String code = problem.type().code();
            if (problem.type().status() == 409) {
                return conflict(number, code);
            }
            return problem.errors().isEmpty()
                    ? rejected(number, "", code)
                    : rejected(number, said.faults(problem.errors()));
        }
    }

    private PersonId registered(PeerCase said, Rules rules) {
        ExternalId by = said.ids().get(0);
        return rules.tried()
                .registeredBy(by)
                .or(() -> registry.register(by, said.person(), "/person", rules.dryRun()))
                .orElseGet(() -> {
                    if (rules.tried().isPossiblyKnown(said.person())) {
                        throw new Problem(CaseProblem.PERSON_POSSIBLY_KNOWN);
                    }
                    return rules.tried().register(by, said.person());
                });
    }

    private Line made(long number, PeerCase said, PersonId person, Rules rules) {
        Programme programme = said.programme() == null ? rules.programme() : said.programme();
        locks.take("running-case", person, programme);
        externalIds.lock(said.ids(), caller);
        Found faster = found(said);
        if (!faster.known().isEmpty() || faster.hidden() != null) {
            return conflict(number, "already-exists", faster.known());
        }
        List<UUID> running = cases.runningOfAgency(person, programme, caller);
        if (!running.isEmpty() || rules.tried().isRunning(person, programme)) {
            return conflict(number, "possible-duplicate", running);
        }
        String owner = rules.owner().account();
        CaseFile file = new CaseFile(
                new NewCase(person, person, programme, null, said.identifiedOn(), said.details()),
                caller.agency(),
                owner,
                supervisors.ofRegister(rules.owner(), List.of(owner)),
                clock);
        if (rules.dryRun()) {
            rules.tried().open(file, said);
            return new Line(number, ImportOutcome.CREATED, null, List.of(), said.warnings());
        }
        identification.of(file);
        PeerRecord record = new PeerRecord(file, rules.profile(), said.rest(), sealer, clock);
        record.madeBy(caller.subject(), SaidOfCase.first(said).written(mapper));
        records.persist(record);
        return new Line(number, ImportOutcome.CREATED, file.id(), List.of(), said.warnings());
    }

    /** Whether what has no place with us is anything else than last time. */
    private boolean keep(CaseFile file, ObjectNode rest, Rules rules) {
        var kept = records.of(file, rules.profile());
        if (kept.isEmpty()) {
            if (!rest.isEmpty()) {
                records.persist(new PeerRecord(file, rules.profile(), rest, sealer, clock));
            }
            return !rest.isEmpty();
        }
        return kept.get().update(rest, sealer, clock);
    }

    private static Line conflict(long number, String code) {
        return conflict(number, code, List.of());
    }

    private static Line conflict(long number, String code, Collection<UUID> candidates) {
        return new Line(number, ImportOutcome.CONFLICT, null, List.copyOf(candidates), List.of(new Fault("", code)));
    }

    static Line rejected(long number, String field, String code) {
        return rejected(number, List.of(new Fault(field, code)));
    }

    private static Line rejected(long number, List<Fault> faults) {
        return new Line(number, ImportOutcome.REJECTED, null, List.of(), faults);
    }
}
