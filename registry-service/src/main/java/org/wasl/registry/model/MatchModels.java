package org.wasl.registry.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.wasl.contracts.code.MatchModelStatus;
import org.wasl.matching.link.Learned;
import org.wasl.matching.link.Scorer;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.registry.person.StoredFaces;

/** The models, and the one in use. Where none was learnt here, the one that the platform comes with: number 0. */
@ApplicationScoped
public class MatchModels extends Aggregates<MatchModel> {
    /** From here on two records are said to be one; below, that somebody should look. */
    private static final double CERTAIN = 0.9;

    private static final Duration LOOKED_UP_EVERY = Duration.ofSeconds(10);

    private final StoredFaces stored;
    private final Clock clock;
    private final Learned shipped;
    private volatile Current current;
    private volatile Instant lookedUp = Instant.MIN;

    @Inject
    MatchModels(StoredFaces stored, Clock clock, ObjectMapper json) throws IOException {
        this.stored = stored;
        this.clock = clock;
        try (InputStream in = MatchModels.class.getResourceAsStream("/match-model.json")) {
            shipped = json.readValue(in, Learned.class);
        }
    }

    /** @param version the number of the model */
    public record Current(int version, Scorer scorer) {}

    @Override
    public Filter<MatchModel> visibleTo(Caller caller) {
        return Filter.of(MatchModel.class); // numbers about all records; of nobody
    }

    /** Another instance may have taken up another one: seen within seconds. */
    @Transactional
    public Current current() {
        Instant now = clock.instant();
        if (current == null || lookedUp.plus(LOOKED_UP_EVERY).isBefore(now)) {
            Optional<MatchModel> active = active();
            int version = active.map(MatchModel::number).orElse(0);
            Learned learned = active.map(MatchModel::learned).orElse(shipped);
            current = new Current(version, learned.scorer(stored.records(), CERTAIN));
            lookedUp = now;
        }
        return current;
    }

    Optional<MatchModel> active() {
        return find("status", MatchModelStatus.ACTIVE).firstResultOptional();
    }

    Optional<MatchModel> inTraining() {
        return find("status", MatchModelStatus.TRAINING).firstResultOptional();
    }

    /** What holds now: a new model begins with it. */
    Learned learned() {
        return active().map(MatchModel::learned).orElse(shipped);
    }

    /**
     * A pair that stewards decided.
     *
     * @param same whether that it is one person
     */
    record Decided(UUID left, UUID right, boolean same) {}

    /** The newest first. */
    List<Decided> decided(int atMost) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select left_id, right_id, status = 'CONFIRMED' from match_review"
                                + " where status in ('CONFIRMED', 'REJECTED') order by decided_at desc, id limit :most",
                        Decided.class)
                .setParameter("most", atMost)
                .getResultList();
    }

    int nextNumber() {
        return getEntityManager()
                        .createQuery("select coalesce(max(m.number), 0) from MatchModel m", Integer.class)
                        .getSingleResult()
                + 1;
    }

    void forget() {
        lookedUp = Instant.MIN;
    }
}
