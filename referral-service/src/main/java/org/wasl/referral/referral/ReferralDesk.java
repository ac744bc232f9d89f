package org.wasl.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.id.ServiceAtLocationId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Head;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.journal.Journal;
import org.wasl.referral.disclosure.ConsentDecision;
import org.wasl.referral.disclosure.SharedProfile;
import org.wasl.referral.disclosure.Summary;
import org.wasl.referral.referral.ReferralTransitions.Party;

/** What each side may see of a referral: decided here and only here. */
@ApplicationScoped
class ReferralDesk {
    private final Sealer sealer;
    private final Journal journal;
    private final Caller caller;

    @Inject
    ReferralDesk(Sealer sealer, Journal journal, Caller caller) {
        this.sealer = sealer;
        this.journal = journal;
        this.caller = caller;
    }

    Set<Party> partiesOf(Referral referral) {
        return referral.partiesOf(
                caller.agency(), caller.has(Roles.CASEWORKER, Roles.SUPERVISOR), caller.has(Roles.PROVIDER));
    }

    Disclosure freeze(Referral referral, ConsentDecision.Granted granted) {
        return new Disclosure(
                granted.consent(),
                sealer.seal(granted.summary(), referral.rawId() + "/summary"),
                sealer.seal(granted.profile(), referral.rawId() + "/profile"));
    }

    /** Without what was disclosed: for lists. */
    ReferralView brief(Referral referral) {
        return view(referral, false);
    }

    ReferralView whole(Referral referral) {
        return view(referral, true);
    }

    private ReferralView view(Referral referral, boolean whole) {
        Set<Party> parties = partiesOf(referral);
        boolean requester = parties.contains(Party.REQUESTER);
        boolean accessClosed = referral.disclosure().filter(Disclosure::closed).isPresent();
        Disclosure disclosure = referral.disclosure().filter(d -> !d.closed()).orElse(null);
        boolean open = whole && disclosure != null;
        Summary summary =
                open ? sealer.open(disclosure.summarySealed(), referral.rawId() + "/summary", Summary.class) : null;
        SharedProfile profile = open && (requester || referral.wasAccepted())
                ? sealer.open(disclosure.profileSealed(), referral.rawId() + "/profile", SharedProfile.class)
                : null;
        if (profile != null) {
            Set<FieldGroup> read = EnumSet.allOf(FieldGroup.class);
            read.removeAll(profile.redactions());
            journal.read("referral.profile", List.of(referral.rawId()), read);
        }
        return new ReferralView(
                Head.of(referral),
                referral.status(),
                referral.businessStatus(),
                referral.priority(),
                referral.serviceType(),
                new ServiceAtLocationId(referral.serviceAtLocation()),
                referral.target(),
                requester ? referral.subject() : null,
                requester ? referral.facts() : referral.facts().forRecipient(accessClosed),
                summary,
                profile,
                accessClosed,
                referral.allowed(parties),
                profile == null ? EnumSet.allOf(FieldGroup.class) : profile.redactions());
    }
}
