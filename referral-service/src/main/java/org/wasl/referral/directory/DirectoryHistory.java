package org.wasl.referral.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.referral.directory.DirectoryChange.ChangeKind;

/** Who wrote and who assured what in the directory, and when. */
@ApplicationScoped
public class DirectoryHistory extends Aggregates<DirectoryChange> {
    private final ObjectMapper mapper;
    private final Clock clock;

    @Inject
    DirectoryHistory(ObjectMapper mapper, Clock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    /** As visible as the entry; whoever asks has found that. */
    @Override
    public Filter<DirectoryChange> visibleTo(Caller caller) {
        return Filter.of(DirectoryChange.class);
    }

    /**
     * @param by organization of who wrote it; null for the platform itself
     * @param previous null where there was nothing, or the entry is new
     */
    @Schema(name = "DirectoryChange")
    public record ChangeView(
            UUID id,
            Instant at,
            ChangeKind action,
            String field,
            @Schema(nullable = true) JsonNode previous,
            @Schema(nullable = true) JsonNode replacement,
            @Schema(nullable = true) AgencyId by) {}

    Page<ChangeView> of(UUID record, PageRequest request, Pages pages, Caller caller) {
        Instant since = Services.seesSensitive(caller)
                ? Instant.MIN
                : publicSince(Set.of(record)).getOrDefault(record, Instant.MIN);
        return pages.of(
                visibleTo(caller).and("e.recordId = :record", "record", record),
                request,
                change -> view(change, change.createdAt().isAfter(since)));
    }

    /** The newest of some records since they are public, for those who show them with the records. */
    public List<DirectoryChange> sincePublic(Collection<UUID> records) {
        Map<UUID, Instant> since = publicSince(records);
        return list(
                        Filter.of(DirectoryChange.class).and("e.recordId in (:records)", "records", records),
                        50 * records.size())
                .stream()
                .filter(change -> change.createdAt().isAfter(since.getOrDefault(change.recordId(), Instant.MIN)))
                .toList();
    }

    /** What was written while a service was sensitive stays so, also when it is no longer. */
    private Map<UUID, Instant> publicSince(Collection<UUID> records) {
        return getEntityManager()
                .createQuery(
                        "select e.recordId, max(e.createdAt) from DirectoryChange e where e.recordId in (:records)"
                                + " and e.field = 'sensitive' group by e.recordId",
                        Object[].class)
                .setParameter("records", records)
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Instant) row[1]));
    }

    void created(DirectoryChanged entry, Actor by) {
        persist(new DirectoryChange(entry, ChangeKind.CREATE, "", null, null, by, clock));
    }

    void assured(DirectoryChanged entry, Object before, Object after, Actor by) {
        persist(new DirectoryChange(entry, ChangeKind.ASSURE, "assuredOn", json(before), json(after), by, clock));
    }

    /** One row for each field that is not what it was. */
    void changed(DirectoryChanged entry, Object before, Object after, Actor by) {
        compare(entry, "", mapper.valueToTree(before), mapper.valueToTree(after), by);
    }

    private void compare(DirectoryChanged entry, String prefix, JsonNode before, JsonNode after, Actor by) {
        TreeSet<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            JsonNode was = before.path(name);
            JsonNode is = after.path(name);
            if (name.equals("details")) {
                compare(entry, "details.", was, is, by);
            } else if (!Objects.equals(text(was), text(is))) {
                persist(new DirectoryChange(entry, ChangeKind.UPDATE, prefix + name, text(was), text(is), by, clock));
            }
        }
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? null : value.toString();
    }

    private String json(Object value) {
        return value == null ? null : mapper.valueToTree(value).toString();
    }

    private ChangeView view(DirectoryChange change, boolean values) {
        return new ChangeView(
                change.rawId(),
                change.createdAt(),
                change.action(),
                change.field(),
                values ? tree(change.previous()) : null,
                values ? tree(change.replacement()) : null,
                change.by());
    }

    private JsonNode tree(String json) {
        try {
            return json == null ? null : mapper.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
