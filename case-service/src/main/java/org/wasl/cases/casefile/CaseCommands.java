package org.wasl.cases.casefile;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.idempotency.Idempotency;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/**
 * Executes commands on a case: for a caller who may act on it, once for each idempotency key, in one transaction that ends with one event and one audit row.
 * Also reads the parts of a case.
 */
@ApplicationScoped
public class CaseCommands {
    private static final Set<Party> WORKERS = EnumSet.of(Party.OWNER, Party.SUPERVISOR);
    private static final Set<Party> CONTRIBUTORS = EnumSet.of(Party.OWNER, Party.SUPERVISOR, Party.CONTRIBUTOR);

    private final CaseFiles cases;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Idempotency idempotency;
    private final StepFacts.Source facts;
    private final Clock clock;

    @Inject
    CaseCommands(
            CaseFiles cases,
            Pages pages,
            Caller caller,
            Journal journal,
            Idempotency idempotency,
            StepFacts.Source facts,
            Clock clock) {
        this.cases = cases;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.idempotency = idempotency;
        this.facts = facts;
        this.clock = clock;
    }

    /** By those who work on the case: its owner and its supervisor. */
    public Response execute(CaseId id, Object body, Function<CaseCommand, Response> command) {
        return execute(() -> cases.get(id, caller), WORKERS, body, command);
    }

    /** Where the condition is on the case itself. */
    public Response execute(CaseId id, IfMatch expected, Object body, Function<CaseCommand, Response> command) {
        return idempotency.once(
                body,
                sameAccess(() -> cases.get(id, caller), WORKERS),
                () -> command.apply(command(cases.get(id, caller, expected), WORKERS)));
    }

    /** Where something must be asked of another service first, with no transaction held; only for those who may act, so that nobody else learns the answer. */
    public <T> Response execute(
            CaseId id, Object body, Function<CaseFile, T> ask, BiFunction<CaseCommand, T, Response> command) {
        return idempotency.once(
                body,
                sameAccess(() -> cases.get(id, caller), WORKERS),
                () -> ask.apply(QuarkusTransaction.requiringNew()
                        .call(() -> command(cases.get(id, caller), WORKERS).file())),
                answer -> command.apply(command(cases.get(id, caller), WORKERS), answer));
    }

    /** As above, where the condition is on the case itself. */
    public <T> Response execute(
            CaseId id,
            IfMatch expected,
            Object body,
            Function<CaseFile, T> ask,
            BiFunction<CaseCommand, T, Response> command) {
        return idempotency.once(
                body,
                sameAccess(() -> cases.get(id, caller), WORKERS),
                () -> ask.apply(
                        QuarkusTransaction.requiringNew().call(() -> command(cases.get(id, caller, expected), WORKERS)
                                .file())),
                answer -> command.apply(command(cases.get(id, caller, expected), WORKERS), answer));
    }

    /** Also by an agency that was asked to contribute, in the parts that its grant names. */
    public Response executeAsContributor(
            CaseId id, CaseParts<?> parts, Object body, Function<CaseCommand, Response> command) {
        return execute(() -> cases.get(id, caller), CONTRIBUTORS, body, by -> {
            by.requireOpen(parts.category());
            return command.apply(by);
        });
    }

    /** By the stewards who merge duplicate cases. They find the case in a way of their own. */
    public Response executeAsSteward(Supplier<CaseFile> find, Object body, Function<CaseCommand, Response> command) {
        return execute(find, EnumSet.of(Party.STEWARD), body, command);
    }

    private Response execute(
            Supplier<CaseFile> find, Set<Party> mayAct, Object body, Function<CaseCommand, Response> command) {
        return idempotency.once(body, sameAccess(find, mayAct), () -> command.apply(command(find.get(), mayAct)));
    }

    private CaseCommand command(CaseFile file, Set<Party> mayAct) {
        CaseCommand command = new CaseCommand(file, cases.accessTo(file, caller), caller, facts, journal, clock);
        command.require(mayAct);
        return command;
    }

    /** A repeated request gets the kept answer where the caller still may act in this way and sees the same parts of the case as then. */
    private Replay sameAccess(Supplier<CaseFile> find, Set<Party> mayAct) {
        return Replay.whileAccessIs(() -> {
            CaseCommand again = command(find.get(), mayAct);
            return new TreeSet<>(again.parties()) + "/" + new TreeSet<>(again.open());
        });
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

    /** What is made for a reader of these parts, such as a token: once for each key, and repeated while they are the same to the case. */
    public Response createOnce(CaseId id, CaseParts<?> parts, Supplier<Response> make) {
        return idempotency.once(
                null,
                Replay.whileAccessIs(
                        () -> new TreeSet<>(reader(id, parts.category()).parties())),
                make);
    }

    /** As what the caller looks at a case that was found in a way of its own. */
    public StepContext context(CaseFile file) {
        return new StepContext(file, cases.parties(file, caller), caller.subject(), clock);
    }

    public Instant now() {
        return clock.instant();
    }

    private void recordRead(CaseCategory category, List<UUID> read) {
        journal.read("case." + category.name().toLowerCase(Locale.ROOT).replace('_', '-'), read, List.of());
    }

    /** The context of a caller to whom this part of the case is open. */
    private StepContext reader(CaseId id, CaseCategory category) {
        CaseFile file = cases.get(id, caller);
        CaseAccess access = cases.accessTo(file, caller);
        if (!access.to(category)) {
            throw new Problem(CommonProblem.NOT_ALLOWED);
        }
        return new StepContext(file, access.parties(), caller.subject(), clock);
    }
}
