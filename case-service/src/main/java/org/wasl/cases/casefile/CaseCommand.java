package org.wasl.cases.casefile;

import java.time.Clock;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.contracts.event.CaseMoved;
import org.wasl.contracts.event.DomainEvent;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/** A command of one caller on one case: the case, what the caller is to it, and the journal. */
public final class CaseCommand {
    private final CaseFile file;
    private final CaseAccess access;
    private final Caller caller;
    private final StepFacts.Source facts;
    private final Journal journal;
    private final CaseEnd end;
    private final Clock clock;

    CaseCommand(
            CaseFile file,
            CaseAccess access,
            Caller caller,
            StepFacts.Source facts,
            Journal journal,
            CaseEnd end,
            Clock clock) {
        this.file = file;
        this.access = access;
        this.caller = caller;
        this.facts = facts;
        this.journal = journal;
        this.end = end;
        this.clock = clock;
    }

    public CaseFile file() {
        return file;
    }

    /** What the caller is to the case. */
    public Set<Party> parties() {
        return access.parties();
    }

    /** What the caller is to the case, and the parts of it that are open to the caller. */
    public String access() {
        return new TreeSet<>(access.parties()) + "/" + new TreeSet<>(access.open());
    }

    /** As what the caller acts, for guards and views. */
    public StepContext context() {
        return new StepContext(file, parties(), caller.subject(), clock);
    }

    public CaseStep step() {
        return new CaseStep(context(), facts.of(List.of(file)), false);
    }

    /** @param overrideReason the supervisor's, where the owner is away, full or without a licence; null where there is none */
    public CaseStep step(String overrideReason) {
        return new CaseStep(context(), facts.of(List.of(file)), overrideReason != null);
    }

    /** A step of another case, as what the caller is to this one. */
    public CaseStep step(CaseFile other) {
        return new CaseStep(
                new StepContext(other, parties(), caller.subject(), clock), facts.of(List.of(other)), false);
    }

    /** For what not all of those may do who act in this way. */
    public void require(Party first, Party... orOf) {
        require(EnumSet.of(first, orOf));
    }

    void requireOpen(CaseCategory category) {
        if (!access.to(category)) {
            throw new Problem(CommonProblem.NOT_ALLOWED);
        }
    }

    void require(Set<Party> anyOf) {
        if (Collections.disjoint(access.parties(), anyOf)) {
            throw new Problem(CommonProblem.NOT_ALLOWED);
        }
    }

    public String account() {
        return caller.subject();
    }

    public Caller caller() {
        return caller;
    }

    public Clock clock() {
        return clock;
    }

    /** A part of the case, unchanged since the caller read it. */
    public <P extends CasePart> P part(CaseParts<P> parts, UUID id, IfMatch expected) {
        return parts.get(file.id(), id, caller, expected);
    }

    /** Records the event of this command. Every command has exactly one. What hangs on a case ends with the step that ends it. */
    public void record(DomainEvent event) {
        if (event instanceof CaseMoved moved) {
            end.after(moved);
        }
        journal.record(event, file.audience());
    }

    public void changed(String part) {
        record(file.changed(part, clock));
    }
}
