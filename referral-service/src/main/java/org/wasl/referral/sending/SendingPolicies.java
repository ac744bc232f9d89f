package org.wasl.referral.sending;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.lock.RuleLock;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.statemachine.Guard;
import org.wasl.platform.value.JordanTime;
import org.wasl.platform.value.SpecificNeed;
import org.wasl.referral.ReferralProblem;
import org.wasl.referral.disclosure.ConsentDecision;
import org.wasl.referral.match.Client;
import org.wasl.referral.match.Eligibility;
import org.wasl.referral.match.FitReason;
import org.wasl.referral.referral.Referral;
import org.wasl.referral.referral.Referrals;

/**
 * The policies that may stand against sending a referral, beside the guards of its row: those that look at what the registry let out, or that the sender may
 * set aside by a confirmation. Each is named by the problem it answers with; the first that objects refuses.
 */
@ApplicationScoped
class SendingPolicies {
    private final Referrals referrals;
    private final RuleLock locks;
    private final Caller caller;
    private final Clock clock;
    private final List<Guard<Sending>> policies;

    @Inject
    SendingPolicies(Referrals referrals, RuleLock locks, Caller caller, Clock clock) {
        this.referrals = referrals;
        this.locks = locks;
        this.caller = caller;
        this.clock = clock;
        policies = List.of(
                Guard.<Sending>of(ReferralProblem.POSSIBLE_DUPLICATE, sending -> !openLike(sending)
                                .isEmpty())
                        .telling((refusal, sending) -> refusal.with("candidates", openLike(sending))),
                Guard.<Sending>of(ReferralProblem.FIELDS_REQUIRED, sending -> !missing(sending)
                                .isEmpty())
                        .telling((refusal, sending) -> refusal.with("fields", missing(sending))),
                Guard.<Sending>of(ReferralProblem.NOT_ELIGIBLE, sending -> !against(sending)
                                .isEmpty())
                        .telling((refusal, sending) -> refusal.with("reasons", against(sending))));
    }

    /** In the transaction that sends it: of two that are sent at once the second sees the first. */
    void require(Sending sending) {
        Referral referral = sending.referral();
        if (sending.options().confirmNew == null) {
            locks.take("open-referral", referral.agency(), referral.subject(), referral.serviceType());
        }
        policies.stream()
                .filter(policy -> policy.standsAgainst().test(sending))
                .findFirst()
                .ifPresent(policy -> {
                    throw policy.members().apply(new Problem(policy.problem()), sending);
                });
    }

    private List<ReferralId> openLike(Sending sending) {
        return sending.options().confirmNew != null
                ? List.of()
                : referrals.openLike(sending.referral(), caller).stream()
                        .map(Referral::id)
                        .toList();
    }

    private static Set<FieldGroup> missing(Sending sending) {
        return sending.service().intake().requiredOf(sending.granted().profile().redactions());
    }

    /** As far as the recipient will know the person. */
    private List<FitReason> against(Sending sending) {
        if (sending.options().confirmEligible) {
            return List.of();
        }
        ConsentDecision.Granted granted = sending.granted();
        LocalDate born = granted.profile().birthDate();
        Set<SpecificNeed> needs = sending.referral().request().needCodes();
        Client client = new Client(
                born == null
                        ? null
                        : Period.between(born, JordanTime.today(clock)).getYears(),
                granted.summary().sex(),
                granted.profile().nationality(),
                null,
                granted.summary().governorate(),
                null,
                needs.isEmpty() ? null : needs);
        return Eligibility.against(sending.service().service(), client);
    }
}
