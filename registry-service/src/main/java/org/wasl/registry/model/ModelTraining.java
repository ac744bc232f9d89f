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
import org.wasl.matching.link.Linkage;
import org.wasl.matching.link.TrainedModel;
import org.wasl.matching.model.ClericalLabels;
import org.wasl.matching.person.Person;
import org.wasl.registry.person.MatchProfile;
import org.wasl.registry.person.MatchProfiles;

/** Trains a model that was asked for, on a sample of the records. It runs in the background; after a crash it starts again. */
@ApplicationScoped
class ModelTraining {
    private static final Logger LOG = Logger.getLogger(ModelTraining.class);
    private static final int SOME = 30_000;
    /** A name that fewer persons have could identify one of them. */
    private static final int COMMON = 5;

    private static final int DECISIONS = 20_000;

    private final MatchModels models;
    private final ReviewedPairs reviewed;
    private final MatchProfiles profiles;
    private final Clock clock;

    @Inject
    ModelTraining(MatchModels models, ReviewedPairs reviewed, MatchProfiles profiles, Clock clock) {
        this.models = models;
        this.reviewed = reviewed;
        this.profiles = profiles;
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

    /** The decisions of stewards on pairs of which both records are still there. */
    private ClericalLabels decisions() {
        ClericalLabels decisions = new ClericalLabels(MatchProfile.OF_HOUSEHOLDS.size());
        List<ReviewedPairs.Decided> decided = reviewed.newest(DECISIONS);
        Map<UUID, MatchProfile> profile = new HashMap<>();
        profiles.of(decided.stream()
                        .flatMap(one -> Stream.of(one.left(), one.right()))
                        .collect(Collectors.toSet()))
                .forEach(record -> profile.put(record.id(), record.profile()));
        decided.stream()
                .filter(one -> profile.containsKey(one.left()) && profile.containsKey(one.right()))
                .forEach(one -> decisions.add(
                        profile.get(one.left()).nameForms(),
                        profile.get(one.right()).nameForms(),
                        one.same()));
        return decisions;
    }

    private void learn(MatchModel model) {
        List<Person> profile = profiles.sample(SOME).stream()
                .flatMap(record -> record.profile().nameForms().stream().limit(1))
                .toList();
        TrainedModel now = models.learned();
        TrainedModel learned = new Linkage(profile, null, MatchProfile.OF_HOUSEHOLDS.size(), (stage, part) -> {})
                .learn(now, COMMON)
                // How many persons are registered twice depends on the work of stewards, not on how names are written.
                .withExpected(now.same(), now.family())
                .withSynonyms(decisions().synonyms(COMMON));
        model.hasLearned(learned, profile.size(), clock);
    }
}
