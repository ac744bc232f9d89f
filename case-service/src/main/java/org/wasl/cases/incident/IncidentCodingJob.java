package org.wasl.cases.incident;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** An agency switched its incident statistics on: what it recorded before is counted, too. After a crash it goes on with what is missing. */
@ApplicationScoped
class IncidentCodingJob {
    private static final int ROUND = 500;

    private final IncidentCodes codes;

    @Inject
    IncidentCodingJob(IncidentCodes codes) {
        this.codes = codes;
    }

    @Scheduled(every = "${wasl.incidents.code-every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        QuarkusTransaction.requiringNew().call(codes::agenciesToCode).forEach(this::codeAll);
    }

    private void codeAll(UUID agency) {
        UUID last = IncidentCodes.FIRST;
        while (last != null) {
            last = round(agency, last);
        }
    }

    private UUID round(UUID agency, UUID last) {
        return QuarkusTransaction.requiringNew().call(() -> codes.codeSome(agency, last, ROUND));
    }
}
