package org.wasl.referral.sending;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.referral.capacity.CapacityReservations;
import org.wasl.referral.disclosure.ConsentDecision;
import org.wasl.referral.disclosure.Registry;
import org.wasl.referral.referral.Referral;
import org.wasl.referral.referral.ReferralPresenter;
import org.wasl.referral.referral.ReferralSteps;
import org.wasl.referral.referral.Targets;

/**
 * Sends a referral, in two halves: the registry is asked before the transaction, because a network call under a held row would queue everybody else; then the
 * policies are checked, a place is reserved, and what is shared is frozen. {@code If-Match} covers the gap: a change in between makes the version stale.
 */
@ApplicationScoped
class SendReferral {
    private final ReferralSteps steps;
    private final ReferralPresenter presenter;
    private final SendingPolicies policies;
    private final Targets targets;
    private final CapacityReservations reservations;
    private final Registry registry;
    private final Journal journal;

    @Inject
    SendReferral(
            ReferralSteps steps,
            ReferralPresenter presenter,
            SendingPolicies policies,
            Targets targets,
            CapacityReservations reservations,
            Registry registry,
            Journal journal) {
        this.steps = steps;
        this.presenter = presenter;
        this.policies = policies;
        this.targets = targets;
        this.reservations = reservations;
        this.registry = registry;
        this.journal = journal;
    }

    /**
     * What the registry lets out, and for which sending.
     *
     * @param recipient whom it was asked for
     */
    record Asked(PersonId person, AgencyId recipient, ConsentDecision.Granted granted) {
        /** The draft may have got another recipient since. */
        void requireFor(Referral referral) {
            if (!referral.subject().equals(person) || !referral.target().equals(recipient)) {
                throw new Problem(CommonProblem.STALE_VERSION);
            }
        }
    }

    /** Once nothing else that is known by then stands against sending. Outside of a transaction. */
    Asked askForConsent(ReferralId id, IfMatch expected, LegalGround ground) {
        Referral draft =
                steps.require(id, expected, ground.step(), referral -> targets.of(referral.serviceAtLocation()));
        ConsentDecision decision = registry.mayDisclose(
                draft.subject(),
                draft.target(),
                ground.legalBasis(),
                ground.reason(),
                ground == LegalGround.CONSENT ? null : draft.origin().writers());
        if (decision instanceof ConsentDecision.Granted granted) {
            return new Asked(draft.subject(), draft.target(), granted);
        }
        if (decision instanceof ConsentDecision.UnknownPerson) {
            throw new Problem(CommonProblem.WORK_WITH_PERSON_REQUIRED);
        }
        if (decision instanceof ConsentDecision.UnknownRecipient) {
            throw Problem.invalidField("/serviceAtLocationId", "unknown-recipient");
        }
        throw new Problem(
                decision instanceof ConsentDecision.Refused refused
                        ? refused.why()
                        : CommonProblem.DEPENDENCY_UNAVAILABLE);
    }

    /** In the caller's transaction. */
    Referral send(ReferralId id, IfMatch expected, SendOptions options, LegalGround ground, Asked asked) {
        ConsentDecision.Granted granted = asked.granted();
        Referral sent = steps.execute(id, expected, (referral, context) -> {
            asked.requireFor(referral);
            Sending sending = new Sending(referral, targets.known(referral.serviceAtLocation()), options, granted);
            policies.require(sending);
            reservations.lockIntake(sending.service());
            reservations.reserve(
                    sending.placeRequest(),
                    options.hold,
                    referral.origin().requester(),
                    options.withoutPlace || sending.isEmergency());
            return referral.sharing()
                    .send(
                            presenter.freeze(referral, granted, ground.reason()),
                            sending.service(),
                            steps.timetable(referral),
                            context);
        });
        journal.act(
                "referral.disclosed",
                sent.rawId(),
                List.of("summary", "to:" + sent.target(), "basis:" + granted.legalBasis()));
        return sent;
    }
}
