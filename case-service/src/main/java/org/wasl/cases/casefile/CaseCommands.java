package org.wasl.cases.casefile;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.contracts.event.DomainEvent;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.command.Commands;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.outbox.Audience;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/** Executes commands on cases: for a caller who may act, with one event and one audit row for each. Also reads the parts of a case. */
@Singleton
public class CaseCommands extends Commands<CaseFile, CaseCommand, DomainEvent> {
    private static final Set<Party> WORKERS = EnumSet.of(Party.OWNER, Party.SUPERVISOR);
    private static final Set<Party> CONTRIBUTORS = EnumSet.of(Party.OWNER, Party.SUPERVISOR, Party.CONTRIBUTOR);

    private final CaseFiles cases;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final StepFacts.Source facts;
    private final CaseEnd end;
    private final Clock clock;

    @Inject
    CaseCommands(
            CaseFiles cases,
            Pages pages,
            Caller caller,
            Journal journal,
            StepFacts.Source facts,
            CaseEnd end,
            Clock clock) {
        super(journal);
        this.cases = cases;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.facts = facts;
        this.end = end;
        this.clock = clock;
    }

    @Override
    protected CaseFile find(UUID id) {
        return cases.get(new CaseId(id), caller);
    }

    /** By those who work on the case: its owner and its supervisor. */
    @Override
    protected CaseCommand context(CaseFile file) {
        return command(file, WORKERS);
    }

    @Override
    protected Audience audience(CaseFile file) {
        return file.audience();
    }

    /** The case, for what is asked of another service with no transaction held: only for those who may act, so that nobody else learns the answer. */
    public CaseFile beforeAsking(CaseId id) {
        return QuarkusTransaction.requiringNew().call(() -> begin(id).file());
    }

    /** As above, where the condition is on the case itself. */
    public CaseFile beforeAsking(CaseId id, IfMatch expected) {
        return QuarkusTransaction.requiringNew().call(() -> begin(id, expected).file());
    }

    /** Also by an agency that was asked to contribute. */
    CaseCommand beginAsContributor(CaseId id) {
        return command(find(id.value()), CONTRIBUTORS);
    }

    /** As above, in the parts that its grant names. */
    public CaseCommand beginAsContributor(CaseId id, CaseParts<?> parts) {
        CaseCommand command = beginAsContributor(id);
        command.requireOpen(parts.category());
        return command;
    }

    /** By the stewards who merge duplicate cases. They find the case in a way of their own. */
    public CaseCommand beginAsSteward(CaseFile found) {
        return command(found, EnumSet.of(Party.STEWARD));
    }

    /** By another supervisor of the agency, for one decision: no part of the case is open to them by it. */
    public CaseCommand beginAsSecondSupervisor(CaseFile found) {
        Set<Party> parties = EnumSet.of(Party.SUPERVISOR);
        parties.addAll(cases.parties(found, caller));
        return new CaseCommand(found, new CaseAccess(parties, Set.of(), null), caller, facts, journal, end, clock);
    }

    private CaseCommand command(CaseFile file, Set<Party> mayAct) {
        CaseCommand command = new CaseCommand(file, cases.accessTo(file, caller), caller, facts, journal, end, clock);
        command.require(mayAct);
        return command;
    }

    /** A page of the parts of a case; 404 where the caller may not know of it, 403 where this part is not open to them. */
    public <P extends CasePart, V> Page<V> list(
            CaseId id, CaseParts<P> parts, PageRequest page, BiFunction<P, StepContext, V> view) {
        StepContext reader = reader(id, parts.category());
        return pages.of(parts.of(id, caller), page, part -> view.apply(part, reader));
    }

    /** As above, with the trace of the parts having been read: where a list shows what they say. */
    public <P extends CasePart, V> Page<V> listContents(
            CaseId id, CaseParts<P> parts, PageRequest page, BiFunction<P, StepContext, V> view) {
        StepContext reader = reader(id, parts.category());
        List<UUID> read = new ArrayList<>();
        Page<V> found = pages.of(parts.of(id, caller), page, part -> {
            read.add(part.rawId());
            return view.apply(part, reader);
        });
        recordRead(parts.category(), read);
        return found;
    }

    /** One part, and the trace of its having been read. */
    public <P extends CasePart, V> V read(
            CaseId id, CaseParts<P> parts, UUID part, BiFunction<P, StepContext, V> view) {
        StepContext reader = reader(id, parts.category());
        P found = parts.get(id, part, caller);
        recordRead(parts.category(), List.of(part));
        return view.apply(found, reader);
    }

    /** As what the caller looks at a case that was found in a way of its own. */
    public StepContext contextOf(CaseFile file) {
        return new StepContext(file, cases.parties(file, caller), caller.subject(), clock);
    }

    public Instant now() {
        return clock.instant();
    }

    private void recordRead(CaseCategory category, List<UUID> read) {
        journal.read("case." + category.name().toLowerCase(Locale.ROOT).replace('_', '-'), read, List.of());
    }

    /** The context of a caller to whom this part of the case is open. */
    public StepContext reader(CaseId id, CaseCategory category) {
        CaseFile file = cases.get(id, caller);
        CaseAccess access = cases.accessTo(file, caller);
        if (!access.to(category)) {
            throw new Problem(CommonProblem.NOT_ALLOWED);
        }
        return new StepContext(file, access.parties(), caller.subject(), clock);
    }
}
