package org.wasl.cases.casefile;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.wasl.cases.casefile.CaseTransitions.Party;

/**
 * A step of a case that is taken or asked about: what its guards look at.
 *
 * @param facts what other rooms know of the case; asked only by guards that need it
 * @param overridden whether the supervisor gives a reason to go on although the owner is away, full or without a licence
 */
public record CaseStep(StepContext context, StepFacts facts, boolean overridden) {
    /** Of a case as it is shown: a supervisor may still give a reason. */
    static CaseStep preview(StepContext context, StepFacts facts) {
        return new CaseStep(context, facts, context.is(Party.SUPERVISOR));
    }

    /** By the platform itself, on an event: nothing of other rooms stands against it. */
    public static CaseStep ofPlatform(CaseFile file, Party as, Clock clock) {
        return new CaseStep(new StepContext(file, EnumSet.of(as), "system", clock), StepFacts.NOTHING_KNOWN, false);
    }

    public CaseFile file() {
        return context.file();
    }

    public Set<Party> parties() {
        return context.parties();
    }

    Clock clock() {
        return context.clock();
    }

    private List<String> objectionsToOwner() {
        return facts.objectionsToOwner(context.file());
    }

    /** Whether this objection to the owner stands. A supervisor lifts it with a reason, but for {@link StepFacts#NOT_A_WORKER}. */
    boolean ownerIs(String objection) {
        boolean lifted = overridden && context.is(Party.SUPERVISOR) && !objection.equals(StepFacts.NOT_A_WORKER);
        return !lifted && objectionsToOwner().contains(objection);
    }

    /** Nobody lifts a limit for themselves. */
    boolean ownerLiftsOwnLimit() {
        return overridden
                && context.is(Party.SUPERVISOR)
                && context.by().equals(context.file().owner())
                && !objectionsToOwner().isEmpty()
                && !objectionsToOwner().contains(StepFacts.NOT_A_WORKER);
    }
}
