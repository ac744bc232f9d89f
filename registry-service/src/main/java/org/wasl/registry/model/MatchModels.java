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
import java.util.Optional;
import org.wasl.contracts.code.MatchModelStatus;
import org.wasl.matching.link.Scorer;
import org.wasl.matching.link.TrainedModel;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.registry.person.MatchProfiles;

/** The trained models, and the one in use. Where none was trained here, it is the one that the platform comes with, number 0. */
@ApplicationScoped
public class MatchModels extends Aggregates<MatchModel> {
    /** The probability from which two records count as a match without a review. */
    private static final double CERTAIN = 0.9;

    private static final Duration LOOKED_UP_EVERY = Duration.ofSeconds(10);

    private final MatchProfiles profiles;
    private final Clock clock;
    private final TrainedModel shipped;
    private volatile Current current;
    private volatile Instant lookedUp = Instant.MIN;

    @Inject
    MatchModels(MatchProfiles profiles, Clock clock, ObjectMapper json) throws IOException {
        this.profiles = profiles;
        this.clock = clock;
        try (InputStream in = MatchModels.class.getResourceAsStream("/match-model.json")) {
            shipped = json.readValue(in, TrainedModel.class);
        }
    }

    /** @param version the number of the model */
    public record Current(int version, Scorer scorer) {}

    @Override
    public Filter<MatchModel> visibleTo(Caller caller) {
        return Filter.of(MatchModel.class); // numbers about all records; of nobody
    }

    /** Another instance may have activated another model: seen within seconds. */
    @Transactional
    public Current current() {
        Instant now = clock.instant();
        if (current == null || lookedUp.plus(LOOKED_UP_EVERY).isBefore(now)) {
            Optional<MatchModel> active = active();
            int version = active.map(MatchModel::number).orElse(0);
            TrainedModel learned = active.map(MatchModel::learned).orElse(shipped);
            current = new Current(version, learned.scorer(profiles.estimatedCount(), CERTAIN));
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

    /** The model in use: the training of a new one begins with it. */
    TrainedModel learned() {
        return active().map(MatchModel::learned).orElse(shipped);
    }

    int nextNumber() {
        return getEntityManager()
                        .createQuery("select coalesce(max(m.number), 0) from MatchModel m", Integer.class)
                        .getSingleResult()
                + 1;
    }

    void resetCache() {
        lookedUp = Instant.MIN;
    }
}
