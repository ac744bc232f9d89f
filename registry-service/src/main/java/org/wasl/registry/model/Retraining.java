package org.wasl.registry.model;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.wasl.matching.link.Learned;
import org.wasl.matching.link.Linkage;
import org.wasl.matching.model.Decisions;
import org.wasl.matching.person.Person;
import org.wasl.registry.person.Faces;
import org.wasl.registry.person.StoredFaces;

/** Learns a model that was asked for, from some of the records. Off the request; after a crash it begins again. */
@ApplicationScoped
class Retraining {
    private static final Logger LOG = Logger.getLogger(Retraining.class);
    private static final int SOME = 30_000;
    /** A name that fewer have could point to somebody. */
    private static final int COMMON = 5;

    private static final int DECISIONS = 20_000;

    private final MatchModels models;
    private final StoredFaces stored;
    private final Clock clock;

    @Inject
    Retraining(MatchModels models, StoredFaces stored, Clock clock) {
        this.models = models;
        this.stored = stored;
        this.clock = clock;
    }

    @Scheduled(every = "${wasl.matching.training-every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void train() {
        UUID asked = QuarkusTransaction.requiringNew()
                .call(() -> models.inTraining().map(MatchModel::rawId).orElse(null));
        if (asked == null) {
            return;
        }
        try {
            QuarkusTransaction.requiringNew().timeout(600).run(() -> {
                MatchModel model = models.lockedUnlessTaken(asked);
                if (model != null) {
                    learn(model);
                }
            });
        } catch (RuntimeException failed) {
            LOG.warnf("Model %s was not learnt: %s", asked, failed.getClass().getSimpleName());
            QuarkusTransaction.requiringNew().run(() -> models.findById(asked).hasFailed(clock));
        }
    }

    /** What stewards decided, as far as both records are still there. */
    private Decisions decisions() {
        Decisions decisions = new Decisions(Faces.OF_HOUSEHOLDS.size());
        List<MatchModels.Decided> decided = models.decided(DECISIONS);
        Map<UUID, Faces> faces = new HashMap<>();
        stored.of(decided.stream()
                        .flatMap(one -> Stream.of(one.left(), one.right()))
                        .collect(Collectors.toSet()))
                .forEach(record -> faces.put(record.id(), record.faces()));
        decided.stream()
                .filter(one -> faces.containsKey(one.left()) && faces.containsKey(one.right()))
                .forEach(one -> decisions.add(
                        faces.get(one.left()).all(), faces.get(one.right()).all(), one.same()));
        return decisions;
    }

    private void learn(MatchModel model) {
        List<Person> faces = stored.some(SOME).stream()
                .flatMap(record -> record.faces().all().stream().limit(1))
                .toList();
        Learned now = models.learned();
        Learned learned = new Linkage(faces, null, Faces.OF_HOUSEHOLDS.size(), (stage, part) -> {})
                .learn(now, COMMON)
                // How many are registered twice follows from the work of stewards, not from how people are written.
                .expecting(now.same(), now.family())
                .knowing(decisions().variants(COMMON));
        model.hasLearned(learned, faces.size(), clock);
    }
}
