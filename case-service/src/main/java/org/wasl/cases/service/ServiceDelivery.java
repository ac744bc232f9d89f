package org.wasl.cases.service;

import static org.wasl.platform.statemachine.StateMachine.by;
import static org.wasl.platform.statemachine.StateMachine.from;
import static org.wasl.platform.statemachine.StateMachine.row;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.cases.casefile.SealedPart;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.contracts.code.ServiceDeliveryStatus;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.statemachine.StateMachine;
import org.wasl.platform.stored.StoredForm;
import org.wasl.platform.value.JordanTime;

/** A service given to the person beside or after a plan, by whom and whether it came to be. */
@Entity
@Table(name = "service_delivery")
public class ServiceDelivery extends SealedPart {
    enum Step {
        START,
        DELIVER,
        NOT_DELIVER
    }

    static final StateMachine<ServiceDelivery, ServiceDeliveryStatus, Step, Party> TRANSITIONS =
            StateMachine.<ServiceDelivery, ServiceDeliveryStatus, Step, Party>of(
                    row(
                            Step.START,
                            by(Party.OWNER, Party.CONTRIBUTOR),
                            from(ServiceDeliveryStatus.PLANNED),
                            ServiceDeliveryStatus.IN_PROGRESS),
                    row(
                            Step.DELIVER,
                            by(Party.OWNER, Party.CONTRIBUTOR),
                            from(ServiceDeliveryStatus.PLANNED, ServiceDeliveryStatus.IN_PROGRESS),
                            ServiceDeliveryStatus.DELIVERED),
                    row(
                            Step.NOT_DELIVER,
                            by(Party.OWNER, Party.CONTRIBUTOR),
                            from(ServiceDeliveryStatus.PLANNED, ServiceDeliveryStatus.IN_PROGRESS),
                            ServiceDeliveryStatus.NOT_DELIVERED),
                    row(
                            Step.DELIVER,
                            by(Party.REFERRAL),
                            from(ServiceDeliveryStatus.REFERRED),
                            ServiceDeliveryStatus.DELIVERED),
                    row(
                            Step.NOT_DELIVER,
                            by(Party.REFERRAL),
                            from(ServiceDeliveryStatus.REFERRED),
                            ServiceDeliveryStatus.NOT_DELIVERED));

    @Enumerated(EnumType.STRING)
    @Column(name = "service_type")
    private ServiceType serviceType;

    @Column(name = "provider_id")
    private UUID providerId;

    @Column(name = "location_id")
    private UUID locationId;

    @Column(name = "requested_on")
    private LocalDate requestedOn;

    @Column(name = "due_on")
    private LocalDate dueOn;

    @Column(name = "delivered_on")
    private LocalDate deliveredOn;

    @Enumerated(EnumType.STRING)
    private ServiceDeliveryStatus status = ServiceDeliveryStatus.PLANNED;

    @Column(name = "referral_id", updatable = false)
    private UUID referralId;

    /** Why a referral brought no service; null where a person said so in words. */
    @Enumerated(EnumType.STRING)
    @Column(name = "referral_ended")
    private ReferralStatus referralEnded;

    protected ServiceDelivery() {}

    @StoredForm("service-delivery")
    record Remark(String text) {}

    /** @param requested the day on which it was asked for; null where it is today */
    ServiceDelivery(
            CaseFile file,
            ServiceType type,
            LocalDate requested,
            LocalDate due,
            String remark,
            Sealer sealer,
            Clock clock) {
        super(file, new Remark(remark), sealer, clock);
        serviceType = type;
        requestedOn = requested == null ? JordanTime.today(clock) : requested;
        dueOn = due;
    }

    /** @param provider organization of the directory; null where it is not known, as the location */
    ServiceDelivery providedBy(AgencyId provider, UUID location) {
        providerId = provider == null ? null : provider.value();
        locationId = location;
        return this;
    }

    static ServiceDelivery referred(CaseFile file, ReferralId referral, ServiceType type, Sealer sealer, Clock clock) {
        ServiceDelivery service = new ServiceDelivery(file, type, null, null, null, sealer, clock);
        service.status = ServiceDeliveryStatus.REFERRED;
        service.referralId = referral.value();
        return service;
    }

    static boolean unsent(ReferralStatus status) {
        return status == ReferralStatus.DRAFT || status == ReferralStatus.ENTERED_IN_ERROR;
    }

    /** Goes where its referral went. Whether that is anywhere else. */
    boolean onReferral(ReferralStatus moved, Clock clock) {
        if (status != ServiceDeliveryStatus.REFERRED) {
            return false;
        }
        return switch (moved) {
            case COMPLETED -> ended(Step.DELIVER, null, clock);
            case DECLINED, CANCELLED, EXPIRED, FAILED, ENTERED_IN_ERROR -> ended(Step.NOT_DELIVER, moved, clock);
            case DRAFT, SENT, RECEIVED, ACCEPTED, WAITLISTED, IN_PROGRESS, ON_HOLD -> false;
        };
    }

    private boolean ended(Step step, ReferralStatus why, Clock clock) {
        status = TRANSITIONS.next(status, step, EnumSet.of(Party.REFERRAL), this);
        deliveredOn = status == ServiceDeliveryStatus.DELIVERED ? JordanTime.today(clock) : null;
        referralEnded = why;
        touch(clock);
        return true;
    }

    void execute(Step step, LocalDate day, String remark, Set<Party> parties, Sealer sealer, Clock clock) {
        status = TRANSITIONS.next(status, step, parties, this);
        if (remark != null) {
            write(new Remark(remark), sealer);
        }
        deliveredOn = status == ServiceDeliveryStatus.DELIVERED ? day : null;
        touch(clock);
    }

    ServiceType serviceType() {
        return serviceType;
    }

    UUID provider() {
        return providerId;
    }

    UUID location() {
        return locationId;
    }

    LocalDate requestedOn() {
        return requestedOn;
    }

    LocalDate dueOn() {
        return dueOn;
    }

    LocalDate deliveredOn() {
        return deliveredOn;
    }

    ReferralId referral() {
        return referralId == null ? null : new ReferralId(referralId);
    }

    ReferralStatus referralEnded() {
        return referralEnded;
    }

    ServiceDeliveryStatus status() {
        return status;
    }
}
