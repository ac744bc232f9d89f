package org.wasl.monitoring.framework;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.CoordinatingBody;
import org.wasl.platform.lock.RuleLock;

/** The plans that come with the platform. Each is written once, where there is no such edition; from then on it is the coordinating organization's. */
@ApplicationScoped
public class ShippedFrameworks {
    /** Observers that need the plans come later. */
    public static final int PRIORITY = 3000;

    private static final String FOLDER = "/org/wasl/monitoring/plans/";
    private static final List<String> FILES =
            List.of("jrp-2020-2022.json", "jrp-2024-2026.json", "nsps-2025-2033.json");

    private final PlanFrameworks frameworks;
    private final CoordinatingBody coordinator;
    private final RuleLock locks;
    private final ObjectMapper mapper;
    private final Clock clock;

    @Inject
    ShippedFrameworks(
            PlanFrameworks frameworks, CoordinatingBody coordinator, RuleLock locks, ObjectMapper mapper, Clock clock) {
        this.frameworks = frameworks;
        this.coordinator = coordinator;
        this.locks = locks;
        this.mapper = mapper;
        this.clock = clock;
    }

    record Shipped(String code, String edition, FrameworkBody framework) {}

    void write(@Observes @Priority(PRIORITY) StartupEvent starting) {
        coordinator.organization().ifPresent(organization -> QuarkusTransaction.requiringNew()
                .run(() -> all(mapper).forEach(plan -> write(plan, organization))));
    }

    private void write(Shipped plan, AgencyId organization) {
        locks.take("plan-framework", plan.code(), plan.edition());
        if (frameworks.find(plan.code(), plan.edition()).isEmpty()) {
            frameworks.persist(new PlanFramework(
                    organization, plan.code(), plan.edition(), plan.framework().toContent(), clock));
        }
    }

    static List<Shipped> all(ObjectMapper mapper) {
        return FILES.stream()
                .map(file -> read(FOLDER + file, Shipped.class, mapper))
                .toList();
    }

    /** A file of the module. */
    public static <T> T read(String file, Class<T> type, ObjectMapper mapper) {
        try (InputStream in = ShippedFrameworks.class.getResourceAsStream(file)) {
            return mapper.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
