package org.wasl.referral.directory;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.DataException;
import org.jboss.logging.Logger;
import org.wasl.platform.json.CleanTree;
import org.wasl.platform.lock.RuleLock;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.referral.directory.ImportReport.Fault;

/** A document of HSDS, one record in memory and in a transaction at a time: what is wrong with a record is a fault of that record. */
@Dependent
class DocumentImport {
    private static final Logger LOG = Logger.getLogger(DocumentImport.class);

    /** More than once over the document: services name terms, which may come after them. */
    private final List<Part> parts;

    private final RuleLock locks;
    private final ObjectMapper mapper;
    private final ObjectReader oneOfMany;

    @Inject
    DocumentImport(RuleLock locks, HsdsImport hsds, TaxonomyImport taxonomies, ObjectMapper mapper) {
        this.locks = locks;
        this.mapper = mapper;
        oneOfMany = mapper.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        parts = List.of(
                new Part("taxonomies", "taxonomy", taxonomies::takeTaxonomy),
                new Part("taxonomy_terms", "taxonomy_term", taxonomies::takeTerm),
                new Part("organizations", "organization", hsds::take));
    }

    /** @param kind what the report calls a record of this list */
    private record Part(String list, String kind, BiConsumer<JsonNode, ImportReport> take) {}

    void take(Path document, boolean dryRun, ImportReport report) throws IOException {
        tellUnknownNames(document, report);
        for (Part part : parts) {
            each(document, part, dryRun, report);
        }
    }

    private void tellUnknownNames(Path document, ImportReport report) throws IOException {
        try (RecordParser parser = RecordParser.of(document, mapper)) {
            require(parser.nextToken() == JsonToken.START_OBJECT, "");
            while (parser.nextRecord() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parts.stream().noneMatch(part -> part.list().equals(name))) {
                    report.fault(new Fault("document", "", "/" + CleanTree.token(name), "unknown-field"));
                }
                parser.nextToken();
                parser.skipChildren();
            }
            require(parser.nextToken() == null, "");
        }
    }

    private void each(Path document, Part part, boolean dryRun, ImportReport report) throws IOException {
        try (RecordParser parser = RecordParser.of(document, mapper)) {
            parser.nextToken();
            while (parser.nextRecord() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (!part.list().equals(name) || value == JsonToken.VALUE_NULL) {
                    parser.skipChildren();
                    continue;
                }
                require(value == JsonToken.START_ARRAY, "/" + name);
                int index = 0;
                while (parser.nextRecord() != JsonToken.END_ARRAY) {
                    if (report.stopsReading()) {
                        report.stop();
                        return;
                    }
                    if (parser.currentToken() == JsonToken.START_OBJECT) {
                        take(oneOfMany.readTree(parser), part, dryRun, report);
                    } else {
                        parser.skipChildren();
                        report.refused(new Fault(part.kind(), "", "/" + name + "/" + index, "wrong-type"));
                    }
                    index++;
                }
            }
        }
    }

    private void take(ObjectNode record, Part part, boolean dryRun, ImportReport report) {
        Optional<String> unkeepable = CleanTree.clean(record);
        if (unkeepable.isPresent()) {
            report.refused(fault(record, part, unkeepable.get(), "control-characters"));
            return;
        }
        // Counted apart: what is undone with its transaction was not accepted.
        ImportReport own = new ImportReport();
        try {
            if (dryRun) {
                triedOnly(() -> alone(record, part, own));
            } else {
                QuarkusTransaction.requiringNew().timeout(120).run(() -> alone(record, part, own));
            }
            report.add(own);
        } catch (DataException | ConstraintViolationException refused) {
            LOG.infof("A record of a directory cannot be kept: %s", refused.getSQLState());
            report.refused(fault(record, part, "", "invalid"));
        }
    }

    private static Fault fault(ObjectNode record, Part part, String pointer, String code) {
        String id = CleanTree.token(record.path("id").asText(""));
        return new Fault(part.kind(), id.length() > 36 ? "" : id, pointer, code);
    }

    /** Two who take in the same record at the same moment both make it: each reads whether it is there. */
    private void alone(JsonNode record, Part part, ImportReport report) {
        locks.take("directory-import");
        part.take().accept(record, report);
    }

    private static void triedOnly(Runnable work) {
        QuarkusTransaction.begin();
        try {
            work.run();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private static void require(boolean form, String pointer) {
        if (!form) {
            throw new Problem(CommonProblem.UNREADABLE_REQUEST).at(pointer, "wrong-type");
        }
    }
}
