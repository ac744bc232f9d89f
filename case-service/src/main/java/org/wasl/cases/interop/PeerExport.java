package org.wasl.cases.interop;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.wasl.cases.casefile.CaseBatches;
import org.wasl.cases.casefile.CaseFile;
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
import org.wasl.platform.csv.Cell;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.value.JordanTime;

/**
 * Cases in a peer's form, streamed: 200 at a time, by key, with a constant number of statements and one question to the registry for each 200. Of who did not
 * agree, the code alone. Restricted cases leave the platform in no file.
 */
@ApplicationScoped
public class PeerExport {
    private static final int BATCH = 200;

    private final CaseBatches batches;
    private final PeerRecords records;
    private final Plans plans;
    private final ServiceDeliveries services;
    private final FollowUps visits;
    private final Registry registry;
    private final Sealer sealer;
    private final ObjectMapper mapper;
    private final Clock clock;

    @Inject
    PeerExport(
            CaseBatches batches,
            PeerRecords records,
            Plans plans,
            ServiceDeliveries services,
            FollowUps visits,
            Registry registry,
            Sealer sealer,
            ObjectMapper mapper,
            Clock clock) {
        this.batches = batches;
        this.records = records;
        this.plans = plans;
        this.services = services;
        this.visits = visits;
        this.registry = registry;
        this.sealer = sealer;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** The stream is left open when this fails: a file that was closed well would pass for the whole. */
    public void write(PeerProfile profile, Filter<CaseFile> wanted, OutputStream out) {
        Filter<CaseFile> filter = wanted.and("e.sensitivity <> :restricted", "restricted", Sensitivity.RESTRICTED);
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        Consumer<ObjectNode> line = profile == PeerProfile.UNHCR_JORDAN ? csv(text) : json(text);
        PeerFormat form = PeerFormat.of(profile);
        batches.each(filter, BATCH, files -> read(profile, files), read -> write(form, read, line));
        try {
            text.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All but the persons. */
    private List<PeerLine> read(PeerProfile profile, List<CaseFile> files) {
        List<UUID> ids = files.stream().map(CaseFile::rawId).toList();
        Map<CaseId, PlanView> active = plans.activeOf(ids);
        Map<CaseId, List<PeerLine.Service>> given = services.of(ids).stream()
                .collect(groupingBy(ServiceDeliveries.Fact::caseId, mapping(PeerLine.Service::of, toList())));
        Map<CaseId, List<PeerLine.Visit>> made = visits.of(ids).stream()
                .collect(groupingBy(FollowUps.Fact::caseId, mapping(PeerLine.Visit::of, toList())));
        Map<CaseId, ObjectNode> cameAs =
                records.of(ids, profile).stream().collect(toMap(PeerRecord::caseId, record -> record.rest(sealer)));
        LocalDate today = JordanTime.today(clock);
        return files.stream()
                .map(file -> new PeerLine(
                        CaseView.Facts.of(file),
                        Optional.empty(),
                        Optional.ofNullable(active.get(file.id())),
                        given.getOrDefault(file.id(), List.of()),
                        made.getOrDefault(file.id(), List.of()),
                        cameAs.getOrDefault(file.id(), PeerFormat.object()),
                        today))
                .toList();
    }

    /** Outside the transaction: the registry is asked here. */
    private void write(PeerFormat form, List<PeerLine> read, Consumer<ObjectNode> out) {
        Map<PersonId, KnownPerson> people = registry.known(read.stream()
                .map(PeerLine::facts)
                .filter(PeerExport::agreed)
                .map(CaseView.Facts::subjectId)
                .distinct()
                .toList());
        read.forEach(line -> out.accept(
                agreed(line.facts())
                        ? form.write(line.about(people.get(line.facts().subjectId())))
                        : form.onlyCode(line)));
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
