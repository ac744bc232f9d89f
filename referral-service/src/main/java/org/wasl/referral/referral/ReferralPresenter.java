package org.wasl.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.wasl.contracts.code.ContactPointKind;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.OpensWith;
import org.wasl.contracts.id.ServiceAtLocationId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.ClosedOrganizations;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.journal.Journal;
import org.wasl.referral.disclosure.ConsentDecision;
import org.wasl.referral.disclosure.RestrictedRecords;
import org.wasl.referral.disclosure.SharedProfile;
import org.wasl.referral.disclosure.Summary;
import org.wasl.referral.referral.ReferralTransitions.Party;

/** Decides what each party may see of a referral, and builds the view of it. The only place for this rule. */
@ApplicationScoped
public class ReferralPresenter {
    private final Referrals referrals;
    private final CaseRelations cases;
    private final RestrictedRecords restricted;
    private final SendingObstacles obstacles;
    private final ClosedOrganizations closed;
    private final Sealer sealer;
    private final Journal journal;
    private final Caller caller;
    private final Clock clock;

    @Inject
    ReferralPresenter(
            Referrals referrals,
            CaseRelations cases,
            RestrictedRecords restricted,
            SendingObstacles obstacles,
            ClosedOrganizations closed,
            Sealer sealer,
            Journal journal,
            Caller caller,
            Clock clock) {
        this.referrals = referrals;
        this.cases = cases;
        this.restricted = restricted;
        this.obstacles = obstacles;
        this.closed = closed;
        this.sealer = sealer;
        this.journal = journal;
        this.caller = caller;
        this.clock = clock;
    }

    public Set<Party> partiesOf(Referral referral) {
        return new CallerRelation(
                        caller.agency(),
                        caller.has(Roles.CASEWORKER, Roles.SUPERVISOR),
                        caller.has(Roles.SUPERVISOR),
                        caller.has(Roles.PROVIDER),
                        cases.owns(referral.origin().caseId()),
                        cases.supervises(referral.origin().caseId()),
                        cases.knows(referral.origin().caseId()))
                .partiesOf(referral);
    }

    /** In which the caller takes a step now. */
    public StepContext contextOf(Referral referral) {
        return new StepContext(
                caller.actor(), partiesOf(referral), obstacles.of(referral, () -> isRestricted(referral)), clock);
    }

    /** Whether the caller is of the team that requests it: who works on its case or supervises it; without a case whoever drafted it, and supervisors. */
    public boolean isOfRequestingTeam(Referral referral) {
        return referral.origin().caseId() == null
                ? caller.has(Roles.SUPERVISOR)
                        || caller.subject().equals(referral.origin().requester())
                : partiesOf(referral).contains(Party.REQUESTER);
    }

    /** @param why it goes without consent; null where it goes on one */
    public Disclosure freeze(Referral referral, ConsentDecision.Granted granted, String why) {
        String summary = sealer.seal(granted.summary(), referral.rawId() + "/summary");
        String profile = sealer.seal(granted.profile(), referral.rawId() + "/profile");
        return granted.consent() == null
                ? Disclosure.withoutConsent(
                        granted.legalBasis(),
                        granted.basisUse(),
                        sealer.seal(why, referral.rawId() + "/basis"),
                        summary,
                        profile)
                : Disclosure.onConsent(granted.consent(), granted.legalBasis(), summary, profile);
    }

    /** Whether less of the person is open to the recipient than before. */
    boolean narrow(Referral referral, Set<FieldGroup> open, StepContext context) {
        String bound = referral.rawId() + "/profile";
        SharedProfile before =
                sealer.open(referral.sharing().disclosure().orElseThrow().profileSealed(), bound, SharedProfile.class);
        SharedProfile now = before.only(open);
        boolean less = !now.redactions().equals(before.redactions());
        if (less) {
            referral.sharing().narrow(sealer.seal(now, bound), context);
        }
        return less;
    }

    /** That the person was not asked is for both sides to know; why, for the requester. */
    private ReferralView.WithoutConsent withoutConsent(Referral referral, Disclosure disclosure, boolean tellsWhy) {
        return new ReferralView.WithoutConsent(
                disclosure.legalBasis(),
                tellsWhy
                        ? sealer.open(disclosure.basisReasonSealed(), referral.rawId() + "/basis", String.class)
                        : null);
    }

    Function<UUID, String> seal(GuidanceBody guidance) {
        return id -> guidance == null ? null : sealer.seal(guidance.instructions(), id + "/guidance");
    }

    String sealComment(Referral referral, String comment) {
        return comment == null ? null : sealer.seal(comment, referral.rawId() + "/feedback");
    }

    /** Where the person agreed to be written to, unless something that is known here says that it is not safe. */
    public List<String> agreedEmails(Referral referral) {
        SafeContactInstructions guidance = guidanceOf(referral);
        return isRestricted(referral) || (guidance != null && guidance.forbidsContact())
                ? List.of()
                : referral.sharing()
                        .disclosure()
                        .filter(d -> !d.isWithoutConsent() && d.profileSealed() != null)
                        .map(d -> sealer.open(d.profileSealed(), referral.rawId() + "/profile", SharedProfile.class))
                        .map(profile -> profile.usable(ContactPointKind.EMAIL))
                        .orElse(List.of());
    }

    SafeContactInstructions guidanceOf(Referral referral) {
        String sealed = referral.request().instructionsSealed();
        return sealed == null
                ? null
                : sealer.open(sealed, referral.rawId() + "/guidance", SafeContactInstructions.class);
    }

    /** Whether the person asked that the record be only kept: nothing that was disclosed of the person is shown until that is lifted. */
    boolean isRestricted(Referral referral) {
        return isRestricted(referral, restricted.contain(referral.subject(), referral.agency()));
    }

    private static boolean isRestricted(Referral referral, boolean restricted) {
        return restricted
                && referral.sharing()
                        .disclosure()
                        .filter(Disclosure::isForVitalInterest)
                        .isEmpty();
    }

    /** Whether the caller is the recipient of something that is closed to it: for good, while the person's record is only kept, or while the recipient is closed. */
    public boolean isClosedTo(Referral referral, Set<Party> parties) {
        return isClosedTo(referral, parties, isRestricted(referral));
    }

    private boolean isClosedTo(Referral referral, Set<Party> parties, boolean restrictedRecord) {
        return !parties.contains(Party.REQUESTER)
                && !parties.contains(Party.READER)
                && (restrictedRecord || referral.sharing().isClosed() || closed.contains(referral.target()));
    }

    /** Whether something of the other side is open to the caller. */
    public boolean opensTo(Referral referral, Set<Party> parties, OpensWith opensWith) {
        return parties.contains(Party.REQUESTER)
                || (!isClosedTo(referral, parties)
                        && (opensWith == OpensWith.SENDING
                                || referral.deadlines().everAccepted()));
    }

    /** Without what was disclosed, for lists: what the caller is to their cases, and whose records are only kept, is asked once. */
    public List<ReferralView> briefs(List<Referral> page) {
        cases.load(page);
        obstacles.load(page);
        RestrictedRecords.Stated kept =
                restricted.among(page.stream().map(r -> r.subject().value()).toList());
        return page.stream()
                .map(r -> view(r, partiesOf(r), false, isRestricted(r, kept.contain(r.subject(), r.agency()))))
                .toList();
    }

    public ReferralView whole(Referral referral) {
        return view(referral, partiesOf(referral), true, isRestricted(referral));
    }

    /** For somebody of the recipient who has a link and no account. */
    public ReferralView forRecipient(Referral referral) {
        return view(referral, EnumSet.of(Party.TARGET), true, isRestricted(referral));
    }

    private ReferralView view(Referral referral, Set<Party> parties, boolean whole, boolean restrictedRecord) {
        boolean acts = parties.contains(Party.REQUESTER);
        boolean mine = acts || parties.contains(Party.READER);
        // Who refers onward received the words: they are as closed as those of the referral before.
        boolean received = restrictedRecord && referral.chain().isOnward();
        boolean named = acts || (mine && cases.opensSubject(referral.origin().caseId()));
        boolean open = mine ? !received : !isClosedTo(referral, parties, restrictedRecord);
        // Whoever took a case over reads of the person what is open to their own agency, in the registry.
        boolean disclosedIt = acts && caller.agency().equals(referral.agency());
        boolean told = whole
                && open
                && (acts
                        || (parties.contains(Party.TARGET)
                                && referral.deadlines().everAccepted()));
        SafeContactInstructions guidance = told ? guidanceOf(referral) : null;
        Optional<Disclosure> disclosed =
                referral.sharing().disclosure().filter(d -> whole && !d.closed() && !restrictedRecord);
        SharedProfile profile = disclosed
                .filter(d -> told && (disclosedIt || parties.contains(Party.TARGET)))
                .map(d -> sealer.open(d.profileSealed(), referral.rawId() + "/profile", SharedProfile.class))
                .map(p -> !mine && guidance != null && guidance.forbidsContact() ? p.withoutContact() : p)
                .orElse(null);
        if (profile != null) {
            Set<FieldGroup> read = EnumSet.allOf(FieldGroup.class);
            read.removeAll(profile.redactions());
            journal.read("referral.profile", List.of(referral.rawId()), read);
        }
        return new ReferralView(
                RecordMetadata.of(referral),
                referral.status(),
                referral.businessStatus(),
                referral.priority(),
                referral.serviceType(),
                new ServiceAtLocationId(referral.serviceAtLocation()),
                referral.target(),
                named && caller.has(Roles.CASEWORKER, Roles.SUPERVISOR) ? referral.subject() : null,
                ReferralView.Details.of(referral, mine, named, open),
                ReferralView.ChainView.of(referral.chain()),
                ReferralView.DeadlinesView.of(referral.deadlines(), referral.status(), clock.instant()),
                whole ? referral.escalations().stream().map(EscalationView::of).toList() : List.of(),
                referral.delivery()
                        .appointment()
                        .map(ReferralView.AppointmentView::of)
                        .orElse(null),
                referral.request()
                        .cancellation()
                        .map(ReferralView.CancellationView::of)
                        .orElse(null),
                whole ? referrals.positionOf(referral) : null,
                disclosed
                        .flatMap(d ->
                                summary(referral, d, disclosedIt || (parties.contains(Party.TARGET) && open), named))
                        .map(SummaryView::of)
                        .orElse(null),
                GuidanceBody.of(guidance),
                profile == null ? null : ProfileView.of(profile),
                referral.sharing()
                        .disclosure()
                        .filter(Disclosure::isWithoutConsent)
                        .map(d -> withoutConsent(referral, d, acts && whole))
                        .orElse(null),
                acts && whole
                        ? referral.feedback().map(f -> feedback(referral, f)).orElse(null)
                        : null,
                referral.sharing().isClosed(),
                restrictedRecord,
                referral.allowed(new StepContext(null, parties, obstacles.of(referral, () -> restrictedRecord), clock)),
                profile == null ? EnumSet.allOf(FieldGroup.class) : profile.redactions());
    }

    /**
     * The requester disclosed it and the recipient received it. Others of the requester's agency, to whom the case tells whose it is, read what the registry opens
     * to all of the agency; of another agency's what consent opens to it, in the registry and not here.
     */
    private Optional<Summary> summary(Referral referral, Disclosure disclosure, boolean whole, boolean named) {
        if (!whole && !(named && caller.agency().equals(referral.agency()))) {
            return Optional.empty();
        }
        Summary kept = sealer.open(disclosure.summarySealed(), referral.rawId() + "/summary", Summary.class);
        return Optional.of(whole ? kept : kept.identity());
    }

    /** The steps that the caller may know of. */
    List<ReferralView.Event> events(Referral referral) {
        return referral.events(partiesOf(referral).contains(Party.REQUESTER)).stream()
                .map(ReferralView.Event::of)
                .toList();
    }

    private ReferralView.FeedbackView feedback(Referral referral, ClientFeedback said) {
        return new ReferralView.FeedbackView(
                said.received(),
                said.rating(),
                said.channel(),
                said.commentSealed() == null
                        ? null
                        : sealer.open(said.commentSealed(), referral.rawId() + "/feedback", String.class),
                said.firstHand(),
                said.codeShownTo(),
                said.at());
    }
}
