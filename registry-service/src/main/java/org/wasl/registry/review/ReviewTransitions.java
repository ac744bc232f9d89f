package org.wasl.registry.review;

import static org.wasl.platform.statemachine.StateMachine.by;
import static org.wasl.platform.statemachine.StateMachine.elsewhere;
import static org.wasl.platform.statemachine.StateMachine.from;
import static org.wasl.platform.statemachine.StateMachine.row;
import static org.wasl.platform.statemachine.StateMachine.stay;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.wasl.contracts.code.MatchStatus;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.statemachine.Guard;
import org.wasl.platform.statemachine.StateMachine;
import org.wasl.registry.RegistryProblem;

/** Which steps lead where with a pair, who may take them, and what stands against each. */
final class ReviewTransitions {
    private ReviewTransitions() {}

    enum Step {
        CLAIM,
        RELEASE,
        PROPOSE,
        CONFIRM,
        REJECT,
        DEFER,
        REOPEN
    }

    /** HOLDER is a steward of an agency that holds one of the two; COORDINATOR one of the coordinating organization. */
    enum Party {
        HOLDER,
        COORDINATOR,
        PLATFORM
    }

    private static final Set<MatchStatus> OPEN = from(MatchStatus.PENDING, MatchStatus.DEFERRED, MatchStatus.PROPOSED);

    /** A confirmed pair is confirmed again by an agency that has come to hold one of the two since. */
    private static final Set<MatchStatus> CONFIRMABLE =
            from(MatchStatus.PENDING, MatchStatus.DEFERRED, MatchStatus.PROPOSED, MatchStatus.CONFIRMED);

    private static final Set<MatchStatus> PROPOSED = from(MatchStatus.PROPOSED, MatchStatus.CONFIRMED);

    /**
     * A pair that a steward looks at or decides about.
     *
     * @param given as the steward would confirm now: for their own agency, or as the coordinating organization
     * @param holders the agencies that hold the two
     */
    record Looked(MatchReview review, Confirmation given, Set<AgencyId> holders, Instant now) {
        Set<Party> parties() {
            Set<Party> parties = EnumSet.of(given.coordinating() ? Party.COORDINATOR : Party.HOLDER);
            if (holders.contains(given.agency())) {
                parties.add(Party.HOLDER);
            }
            return parties;
        }
    }

    private static final Guard<Looked> CLAIMED_BY_ANOTHER = Guard.<Looked>of(
                    RegistryProblem.CLAIMED_BY_ANOTHER,
                    looked -> looked.review().isClaimedByAnother(looked.given().by(), looked.now()))
            .telling((refusal, looked) ->
                    refusal.with("claimedUntil", looked.review().claimedUntil(looked.now())));

    private static final Guard<Looked> CONFIRMED_BY_YOU =
            Guard.of("confirmed-already", looked -> !looked.review().isNew(looked.given()));

    private static final Guard<Looked> CONFIRMED_FOR_ALL =
            Guard.of("confirmed-for-all", looked -> looked.review().isConfirmedFor(looked.holders()));

    /** {@code confirm} is PROPOSE while others must confirm, and CONFIRM with the last of them. */
    static final StateMachine<Looked, MatchStatus, Step, Party> TABLE =
            StateMachine.<Looked, MatchStatus, Step, Party>of(
                    // Who has confirmed waits for others: a claim would keep them from answering.
                    stay(Step.CLAIM, by(Party.HOLDER), OPEN, CLAIMED_BY_ANOTHER, CONFIRMED_BY_YOU),
                    stay(Step.RELEASE, by(Party.HOLDER), OPEN, CLAIMED_BY_ANOTHER),
                    elsewhere(row(Step.PROPOSE, by(Party.HOLDER), CONFIRMABLE, MatchStatus.PROPOSED)),
                    elsewhere(row(Step.PROPOSE, by(Party.COORDINATOR), PROPOSED, MatchStatus.PROPOSED)),
                    row(
                            Step.CONFIRM,
                            by(Party.HOLDER),
                            CONFIRMABLE,
                            MatchStatus.CONFIRMED,
                            CLAIMED_BY_ANOTHER,
                            CONFIRMED_BY_YOU,
                            CONFIRMED_FOR_ALL),
                    row(
                            Step.CONFIRM,
                            by(Party.COORDINATOR),
                            PROPOSED,
                            MatchStatus.CONFIRMED,
                            CLAIMED_BY_ANOTHER,
                            CONFIRMED_BY_YOU,
                            CONFIRMED_FOR_ALL),
                    row(Step.REJECT, by(Party.HOLDER), OPEN, MatchStatus.REJECTED, CLAIMED_BY_ANOTHER),
                    row(
                            Step.DEFER,
                            by(Party.HOLDER),
                            from(MatchStatus.PENDING, MatchStatus.PROPOSED),
                            MatchStatus.DEFERRED,
                            CLAIMED_BY_ANOTHER),
                    elsewhere(row(Step.REOPEN, by(Party.PLATFORM), from(MatchStatus.CONFIRMED), MatchStatus.DEFERRED)));
}
