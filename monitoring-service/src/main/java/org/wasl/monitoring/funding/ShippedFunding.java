package org.wasl.monitoring.funding;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.CoordinatingBody;
import org.wasl.monitoring.framework.PlanFramework;
import org.wasl.monitoring.framework.PlanFrameworks;
import org.wasl.monitoring.framework.ShippedFrameworks;
import org.wasl.platform.lock.RuleLock;

/** The funding that comes with the platform: each year is written once, where nothing is known of it. */
@ApplicationScoped
class ShippedFunding {
    private static final String FILE = "/org/wasl/monitoring/plans/jrp-funding.json";

    private final PlanFrameworks frameworks;
    private final FundingYears years;
    private final CoordinatingBody coordinator;
    private final RuleLock locks;
    private final ObjectMapper mapper;
    private final Clock clock;

    @Inject
    ShippedFunding(
            PlanFrameworks frameworks,
            FundingYears years,
            CoordinatingBody coordinator,
            RuleLock locks,
            ObjectMapper mapper,
            Clock clock) {
        this.frameworks = frameworks;
        this.years = years;
        this.coordinator = coordinator;
        this.locks = locks;
        this.mapper = mapper;
        this.clock = clock;
    }

    record Shipped(String code, String edition, Map<Integer, List<FundingLine>> years) {}

    void write(@Observes @Priority(ShippedFrameworks.PRIORITY + 1) StartupEvent starting) {
        coordinator.organization().ifPresent(organization -> QuarkusTransaction.requiringNew()
                .run(() -> write(organization)));
    }

    private void write(AgencyId organization) {
        Shipped shipped = ShippedFrameworks.read(FILE, Shipped.class, mapper);
        locks.take("plan-funding", shipped.code(), shipped.edition());
        PlanFramework plan = frameworks.find(shipped.code(), shipped.edition()).orElseThrow();
        shipped.years().forEach((year, lines) -> {
            if (years.of(plan, year).isEmpty()) {
                years.persist(new FundingYear(organization, plan, year, lines, clock));
            }
        });
    }
}
