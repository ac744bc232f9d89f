package org.wasl.cases.service;

import static org.wasl.platform.transition.TransitionTable.by;
import static org.wasl.platform.transition.TransitionTable.from;
import static org.wasl.platform.transition.TransitionTable.row;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.cases.casefile.SealedPart;
import org.wasl.contracts.code.ServiceDeliveryStatus;
import org.wasl.contracts.code.ServiceType;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.transition.TransitionTable;

/** A service given to the person beside or after a plan, by whom and whether it came to be. */
@Entity
@Table(name = "service_delivery")
class ServiceDelivery extends SealedPart {
    enum Step {
        START,
        DELIVER,
        NOT_DELIVER
    }

    static final TransitionTable<ServiceDeliveryStatus, Step, Party> TRANSITIONS = TransitionTable.of(
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

    protected ServiceDelivery() {}

    record Remark(String text) {}

    ServiceDelivery(
            CaseFile file, ServiceDeliveryResource.ServiceBody body, LocalDate today, Sealer sealer, Clock clock) {
        super(file, new Remark(body.remark()), sealer, clock);
        serviceType = body.serviceType();
        providerId = body.providerId() == null ? null : body.providerId().value();
        locationId = body.locationId();
        requestedOn = body.requestedOn() == null ? today : body.requestedOn();
        dueOn = body.dueOn();
    }

    void take(Step step, LocalDate day, String remark, Set<Party> parties, Sealer sealer, Clock clock) {
        status = TRANSITIONS.next(status, step, parties);
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

    ServiceDeliveryStatus status() {
        return status;
    }
}
