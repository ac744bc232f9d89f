package org.wasl.cases.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.contracts.code.ServiceDeliveryStatus;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.event.ReferralMoved;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.crypto.Sealer;

/** The services that persons get on their cases. */
@ApplicationScoped
public class ServiceDeliveries extends CaseParts<ServiceDelivery> {
    private final Sealer sealer;
    private final Clock clock;

    @Inject
    ServiceDeliveries(Sealer sealer, Clock clock) {
        super(ServiceDelivery.class, CaseCategory.SERVICES);
        this.sealer = sealer;
        this.clock = clock;
    }

    /** That a service was given, and when, is counted; what was said of it goes. */
    @Override
    public void erase(CaseFile file) {
        update("contentSealed = '' where caseId = ?1", file.rawId());
    }

    /** A referral that was sent is a service asked for; what becomes of the one becomes of the other. Whether something changed. */
    public boolean onReferral(CaseFile file, ReferralMoved moved) {
        return find(
                        "caseId = ?1 and referralId = ?2",
                        file.rawId(),
                        moved.referralId().value())
                .firstResultOptional()
                .map(known -> known.onReferral(moved.status(), clock))
                .orElseGet(() -> begun(file, moved));
    }

    /** @param deliveredOn null where it was not */
    public record Fact(
            CaseId caseId,
            ServiceType type,
            ServiceDeliveryStatus status,
            LocalDate requestedOn,
            LocalDate dueOn,
            LocalDate deliveredOn) {}

    /** Of many cases, oldest first. */
    public List<Fact> of(Collection<UUID> files) {
        return list("caseId in ?1 order by id", files).stream()
                .map(s ->
                        new Fact(s.caseId(), s.serviceType(), s.status(), s.requestedOn(), s.dueOn(), s.deliveredOn()))
                .toList();
    }

    private boolean begun(CaseFile file, ReferralMoved moved) {
        boolean asked = !ServiceDelivery.unsent(moved.status());
        if (asked) {
            ServiceDelivery service =
                    ServiceDelivery.referred(file, moved.referralId(), moved.serviceType(), sealer, clock);
            service.onReferral(moved.status(), clock);
            persist(service);
        }
        return asked;
    }
}
