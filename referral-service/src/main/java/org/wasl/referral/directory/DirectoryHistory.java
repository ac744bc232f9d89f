package org.wasl.referral.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
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

    /** Of entries that the caller has found. What was written while one of them was hidden stays with those for whom it existed then. */
    @Override
    public Filter<DirectoryChange> visibleTo(Caller caller) {
        Filter<DirectoryChange> all = Filter.of(DirectoryChange.class);
        return Services.seesSensitive(caller)
                ? all
                : all.and("e.hidden = false or e.agencyId = :agency", "agency", Services.agencyOrNobody(caller));
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
        return pages.of(visibleTo(caller).and("e.recordId = :record", "record", record), request, this::view);
    }

    /** The newest of some records that everybody may see, for those who show them with the records. */
    public List<DirectoryChange> visibleToAll(Collection<UUID> records) {
        return list(
                Filter.of(DirectoryChange.class)
                        .and("e.hidden = false")
                        .and("e.recordId in (:records)", "records", records),
                50 * records.size());
    }

    void created(DirectoryChanged entry, Actor by) {
        persist(new DirectoryChange(entry, ChangeKind.CREATE, "", null, null, by, clock));
    }

    void assured(DirectoryChanged entry, Object before, Object after, Actor by) {
        persist(new DirectoryChange(entry, ChangeKind.ASSURE, "assuredOn", json(before), json(after), by, clock));
    }

    /** One row for each field that is not what it was, all of one time. */
    void changed(DirectoryChanged entry, Object before, Object after, Actor by) {
        Clock at = Clock.fixed(clock.instant(), clock.getZone());
        compare(entry, "", mapper.valueToTree(before), mapper.valueToTree(after), by, at);
    }

    private void compare(DirectoryChanged entry, String prefix, JsonNode before, JsonNode after, Actor by, Clock at) {
        TreeSet<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            JsonNode was = before.path(name);
            JsonNode is = after.path(name);
            if (name.equals("details")) {
                compare(entry, "details.", was, is, by, at);
            } else if (!Objects.equals(text(was), text(is))) {
                persist(new DirectoryChange(entry, ChangeKind.UPDATE, prefix + name, text(was), text(is), by, at));
            }
        }
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? null : value.toString();
    }

    private String json(Object value) {
        return value == null ? null : mapper.valueToTree(value).toString();
    }

    private ChangeView view(DirectoryChange change) {
        return new ChangeView(
                change.rawId(),
                change.createdAt(),
                change.action(),
                change.field(),
                tree(change.previous()),
                tree(change.replacement()),
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
