package org.wasl.monitoring.directory;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.contracts.event.DirectoryChanged;

/**
 * What the organizations and places of the directory are called: a read model by {@code directory.changed}. A confidential place has no name here: it would tell why
 * a person goes there.
 */
@ApplicationScoped
public class DirectoryNames {
    private final EntityManager entities;

    @Inject
    DirectoryNames(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * What came by import may lack one of them.
     *
     * @param ar null where it has none, as en
     */
    public record Name(String ar, String en) {
        public static final Name NONE = new Name(null, null);
    }

    /** In the transaction of the inbox. Events of one organization come in their order. */
    public void follow(DirectoryChanged changed) {
        if (changed.confidential() != null) {
            entities.createNativeQuery("insert into directory_name (id, confidential) values (:id, :confidential)"
                            + " on conflict (id) do update set confidential = excluded.confidential,"
                            + " name_ar = null, name_en = null")
                    .setParameter("id", changed.recordId())
                    .setParameter("confidential", changed.confidential())
                    .executeUpdate();
        }
        if (changed.hasName()) {
            // A change that was made while the place became confidential may still tell the name.
            entities.createNativeQuery("insert into directory_name (id, name_ar, name_en) values (:id, :ar, :en)"
                            + " on conflict (id) do update set name_ar = excluded.name_ar, name_en = excluded.name_en"
                            + " where not directory_name.confidential")
                    .setParameter("id", changed.recordId())
                    .setParameter("ar", changed.nameAr())
                    .setParameter("en", changed.nameEn())
                    .executeUpdate();
        }
    }

    /** By id, those that have a name. */
    public Map<UUID, Name> of(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : QuarkusTransaction.joiningExisting().call(() -> read(ids));
    }

    @SuppressWarnings("unchecked")
    private Map<UUID, Name> read(Collection<UUID> ids) {
        return ((List<Tuple>) entities.createNativeQuery(
                                "select id, name_ar, name_en from directory_name where id = any(:ids)", Tuple.class)
                        .setParameter("ids", ids.toArray(UUID[]::new))
                        .getResultList())
                .stream()
                        .collect(Collectors.toMap(
                                row -> row.get(0, UUID.class),
                                row -> new Name(row.get(1, String.class), row.get(2, String.class))));
    }
}
