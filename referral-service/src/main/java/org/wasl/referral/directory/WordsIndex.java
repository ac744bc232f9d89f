package org.wasl.referral.directory;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;

/** Services that were written before there was an index of words get theirs when the service starts. */
@ApplicationScoped
class WordsIndex {
    private final Services services;

    @Inject
    WordsIndex(Services services) {
        this.services = services;
    }

    void complete(@Observes StartupEvent started) {
        while (QuarkusTransaction.requiringNew().call(this::some)) {
            // until none is left
        }
    }

    /** Past the version: what a service is found by is no change of it, and another instance may be at it too. */
    private boolean some() {
        List<Service> without =
                services.find("words is null order by id").range(0, 499).list();
        for (Service service : without) {
            services.getEntityManager()
                    .createNativeQuery("update service set words = :words where id = :id")
                    .setParameter("words", service.wordsToFindItBy())
                    .setParameter("id", service.rawId())
                    .executeUpdate();
        }
        services.getEntityManager().clear();
        return !without.isEmpty();
    }
}
