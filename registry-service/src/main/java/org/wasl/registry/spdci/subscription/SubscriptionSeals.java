package org.wasl.registry.spdci.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.wasl.platform.crypto.SealedColumn;
import org.wasl.platform.crypto.SealedColumns;

/** What subscriptions are about, and the index by which an equal one is found. */
@Singleton
class SubscriptionSeals implements SealedColumns {
    private final ObjectMapper mapper;

    @Inject
    SubscriptionSeals(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<SealedColumn> columns() {
        return List.of(SealedColumn.of("spdci_subscription", "criteria_sealed")
                .indexed(new SealedColumn.BlindIndex(
                        "criteria_index", "'" + Subscriptions.INDEX + "'", "''", this::indexed)));
    }

    private String indexed(String criteria) {
        try {
            return mapper.readValue(criteria, Subscriptions.Criteria.class).indexed();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The criteria of a subscription cannot be read");
        }
    }
}
