package org.wasl.cases.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.cases.casefile.CaseView;
import org.wasl.cases.followup.FollowUps;
import org.wasl.cases.plan.PlanView;
import org.wasl.cases.plan.Plans;
import org.wasl.cases.registry.KnownPerson;
import org.wasl.cases.registry.Registry;
import org.wasl.cases.service.ServiceDeliveries;
import org.wasl.contracts.code.PeerProfile;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.value.Amman;

/**
 * Cases in a peer's form, streamed: 200 at a time, by key, with a constant number of statements and one question to the registry for each 200. Of who did not
 * agree, the code alone. Restricted cases leave the platform in no file.
 */
@ApplicationScoped
public class PeerExport {
    private static final int BATCH = 200;

    private final CaseFiles cases;
    private final PeerRecords records;
    private final Plans plans;
    private final ServiceDeliveries services;
    private final FollowUps visits;
    private final Registry registry;
    private final EntityManager entities;
    private final Sealer sealer;
    private final ObjectMapper mapper;
    private final Clock clock;

    @Inject
    PeerExport(
            CaseFiles cases,
            PeerRecords records,
            Plans plans,
            ServiceDeliveries services,
            FollowUps visits,
            Registry registry,
            EntityManager entities,
            Sealer sealer,
            ObjectMapper mapper,
            Clock clock) {
        this.cases = cases;
        this.records = records;
        this.plans = plans;
        this.services = services;
        this.visits = visits;
        this.registry = registry;
        this.entities = entities;
        this.sealer = sealer;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** The stream is left open when this fails: a file that was closed well would pass for the whole. */
    public void write(PeerProfile profile, Filter<CaseFile> wanted, OutputStream out) {
        Filter<CaseFile> filter = wanted.and("e.sensitivity <> :restricted", "restricted", Sensitivity.RESTRICTED);
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        Consumer<ObjectNode> line = profile == PeerProfile.UNHCR_JORDAN ? csv(text) : json(text);
        UUID last = null;
        Batch batch;
        do {
            UUID after = last;
            batch = QuarkusTransaction.requiringNew()
                    .call(() -> read(profile, after == null ? filter : filter.before(after)));
            write(Profile.of(profile), batch, line);
            last = batch.last();
        } while (batch.files().size() == BATCH);
        try {
            text.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Batch(
            List<CaseView.Facts> files,
            List<CaseId> ids,
            UUID last,
            Map<CaseId, PlanView> plans,
            Map<CaseId, List<PeerLine.Service>> services,
            Map<CaseId, List<PeerLine.Visit>> visits,
            Map<CaseId, ObjectNode> cameAs) {}

    private Batch read(PeerProfile profile, Filter<CaseFile> filter) {
        List<CaseFile> files = cases.list(filter, BATCH);
        List<UUID> ids = files.stream().map(CaseFile::rawId).toList();
        Map<CaseId, List<PeerLine.Service>> given = new HashMap<>();
        services.of(ids).forEach(s -> given.computeIfAbsent(s.caseId(), id -> new java.util.ArrayList<>())
                .add(new PeerLine.Service(
                        Profile.code(s.type()),
                        Profile.code(s.status()),
                        s.requestedOn(),
                        s.dueOn(),
                        s.deliveredOn())));
        Map<CaseId, List<PeerLine.Visit>> made = new HashMap<>();
        visits.of(ids).forEach(v -> made.computeIfAbsent(v.caseId(), id -> new java.util.ArrayList<>())
                .add(new PeerLine.Visit(
                        Profile.code(v.type()),
                        v.plannedAt() == null ? null : Amman.dateOf(v.plannedAt()),
                        v.doneAt() == null ? null : Amman.dateOf(v.doneAt()))));
        Map<CaseId, ObjectNode> cameAs = new HashMap<>();
        records.of(ids, profile).forEach(record -> cameAs.put(record.caseId(), record.rest(sealer)));
        Batch batch = new Batch(
                files.stream().map(CaseFile::facts).toList(),
                files.stream().map(CaseFile::id).toList(),
                ids.isEmpty() ? null : ids.get(ids.size() - 1),
                plans.activeOf(ids),
                given,
                made,
                cameAs);
        entities.clear();
        return batch;
    }

    /** Outside the transaction: the registry is asked here. */
    private void write(Profile profile, Batch batch, Consumer<ObjectNode> line) {
        List<PersonId> agreed = batch.files().stream()
                .filter(PeerExport::agreed)
                .map(CaseView.Facts::subjectId)
                .distinct()
                .toList();
        Map<PersonId, KnownPerson> people = registry.known(agreed);
        LocalDate today = Amman.today(clock);
        for (int i = 0; i < batch.files().size(); i++) {
            CaseView.Facts facts = batch.files().get(i);
            CaseId id = batch.ids().get(i);
            PeerLine one = new PeerLine(
                    facts,
                    Optional.ofNullable(people.get(facts.subjectId())),
                    Optional.ofNullable(batch.plans().get(id)),
                    batch.services().getOrDefault(id, List.of()),
                    batch.visits().getOrDefault(id, List.of()),
                    batch.cameAs().getOrDefault(id, Profile.object()),
                    today);
            line.accept(agreed(facts) ? profile.write(one) : profile.onlyCode(one));
        }
    }

    private static boolean agreed(CaseView.Facts facts) {
        return Boolean.TRUE.equals(facts.details().unhcrExportOptIn());
    }

    private Consumer<ObjectNode> json(Writer out) {
        return line -> {
            try {
                out.write(mapper.writeValueAsString(line));
                out.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static Consumer<ObjectNode> csv(Writer out) {
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(out); // the writer below buffers
        csv.writeRecord(JordanExport.COLUMNS);
        return line -> csv.writeRecord(JordanExport.COLUMNS.stream()
                .map(column -> Cell.harmless(text(line.get(column))))
                .toList());
    }

    private static String text(JsonNode value) {
        return value == null || value.isNull() ? "" : value.asText();
    }
}
