package org.wasl.referral.referral;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.CancelReason;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.ReferralBusinessStatus;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.contracts.event.ConsentEffectStated;
import org.wasl.contracts.event.MergeUndone;
import org.wasl.contracts.event.ReferralMoved;
import org.wasl.contracts.event.ReferralStep;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.outbox.Audience;
import org.wasl.referral.deadline.Timetable;
import org.wasl.referral.directory.ServiceAtLocation;

/** What is shared with the recipient, from sending until its access ends, and who else may learn of the referral. */
@Embeddable
public class Sharing extends AggregatePart {
    /** Of the case that it is made from, or of the referral that it follows. */
    @Enumerated(EnumType.STRING)
    private Sensitivity sensitivity;

    @Column(name = "sensitive_service")
    private boolean sensitiveService;

    private Disclosure disclosure;

    /** The agency that took the case over, since it did; null where the requester has the work. */
    @Column(name = "responsible_agency_id")
    private UUID responsibleAgencyId;

    protected Sharing() {}

    Sharing(Referral referral, DraftContent content) {
        super(referral);
        sensitivity = content.sensitivity();
        sensitiveService = content.service().service().sensitive();
    }

    /** To a service that became sensitive after the draft it goes as to one that was. */
    public ReferralMoved send(Disclosure frozen, ServiceAtLocation service, Timetable timetable, StepContext context) {
        ReferralStep step = frozen.isWithoutConsent() ? ReferralStep.SEND_WITHOUT_CONSENT : ReferralStep.SEND;
        String basis = frozen.isWithoutConsent() ? frozen.legalBasis().name() : null;
        return referral.execute(step, context, basis, at -> {
            disclosure = frozen;
            sensitiveService = sensitiveService || service.service().sensitive();
            referral.changeBusinessStatus(ReferralBusinessStatus.SUMMARY_SENT);
            referral.milestones().sent(at);
            referral.deadlines().sent(at, timetable);
        });
    }

    /** @param profileSealed less than before */
    void narrow(String profileSealed, StepContext context) {
        disclosure.narrow(profileSealed);
        referral.changed(context);
    }

    /** Ends the access of the recipient, whatever the state; an open referral ends with it. */
    ReferralMoved consentWithdrawn(StepContext context) {
        if (ReferralTransitions.OPEN.contains(referral.status())) {
            return referral.close(
                    ReferralStep.WITHDRAW_CONSENT, CancelReason.CONSENT_WITHDRAWN, null, context, this::close);
        }
        close(referral.changed(context));
        return referral.moved(ReferralStep.WITHDRAW_CONSENT);
    }

    /** A draft has disclosed nothing: there is nothing to close. */
    void close(Instant at) {
        disclosure().ifPresent(open -> open.close(at));
    }

    /** Whether it was sent on the consent of the other of two persons whose records were one. */
    boolean reliesOnUndoneMerge(MergeUndone undone) {
        return onConsent()
                .filter(open -> undone.takesFrom(referral.subject(), open.consent()))
                .isPresent();
    }

    /** What the person's consents leave open to the recipient; empty where it went on another basis or the statement is older than its consent. */
    Optional<Set<FieldGroup>> fieldsLeftOpenBy(ConsentEffectStated stated) {
        return onConsent()
                .flatMap(open -> stated.openOf(open.consent().value(), ConsentPurpose.REFERRAL, referral.target()));
    }

    private Optional<Disclosure> onConsent() {
        return disclosure().filter(shared -> !shared.closed() && !shared.isWithoutConsent());
    }

    boolean isClosed() {
        return disclosure != null && disclosure.closed();
    }

    /** Empty until it was sent. */
    Optional<Disclosure> disclosure() {
        return Optional.ofNullable(disclosure);
    }

    /** The case is more, or less, sensitive than was known. */
    void changeSensitivity(Sensitivity now) {
        sensitivity = now;
    }

    /** The agency that answers for the referral on the side that referred: who took the case over, else the requester. */
    AgencyId responsible() {
        return responsibleAgencyId == null ? referral.agency() : new AgencyId(responsibleAgencyId);
    }

    /** What the agency that gave the case away has sent goes with it; what another agency sent from the case stays its own. */
    void caseWasHandedOver(AgencyId from, AgencyId to) {
        if (!from.equals(to) && responsible().equals(from)) {
            responsibleAgencyId = to.value();
        }
    }

    Sensitivity sensitivity() {
        return sensitivity;
    }

    /** Whether nobody of the recipient may know of it but accounts that it lists: nothing of it goes to an address that others may read. */
    public boolean isToSensitiveService() {
        return sensitiveService;
    }

    /** Known to few at either party: no feed and no statistics of others tell of it. */
    public boolean isConfidential() {
        return sensitivity == Sensitivity.RESTRICTED || sensitiveService;
    }

    /**
     * Who may learn of a step. The requester's feed is read by others than those who know a case that is not a standard one; the recipient's, once it was
     * sent, by others than those who know of a sensitive service.
     */
    Audience audience() {
        if (isConfidential()) {
            return Audience.RESTRICTED;
        }
        Set<AgencyId> agencies = new HashSet<>();
        if (sensitivity == Sensitivity.STANDARD) {
            agencies.add(responsible());
        }
        if (referral.milestones().sent() != null) {
            agencies.add(referral.target());
        }
        return Audience.of(agencies);
    }
}
