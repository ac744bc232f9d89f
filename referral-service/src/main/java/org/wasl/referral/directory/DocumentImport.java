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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    /** What a page of a list says of itself. */
    private static final Set<String> PAGE =
            Set.of("total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty");

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
                new Part("organizations", "organization", hsds::take),
                new Part("programs", "program", hsds::takeProgram),
                new Part("locations", "location", hsds::takeLocation),
                new Part("services", "service", hsds::takeService),
                new Part("service_at_locations", "service_at_location", hsds::takePlace));
    }

    /** @param kind what the report calls a record of this list */
    private record Part(String list, String kind, BiConsumer<JsonNode, ImportReport> take) {}

    /** Told of each record, which the parser stands at. */
    private interface Visitor {
        /** @param list that it stands in; empty where it says itself what it is; @return whether to go on */
        boolean at(RecordParser parser, String list, String pointer) throws IOException;
    }

    /**
     * What an exporter or a server of HSDS gives: an object of lists, a page of a list, an array of records, one record, or one on each line.
     */
    void take(Path document, boolean dryRun, ImportReport report) throws IOException {
        Set<String> kinds = new HashSet<>();
        walk(document, report, (parser, list, pointer) -> {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                String kind = parts.stream()
                        .filter(part -> part.list().equals(list))
                        .map(Part::kind)
                        .findFirst()
                        .orElse("document");
                report.refused(new Fault(kind, "", pointer, "wrong-type", false));
            } else if (list.isEmpty()) {
                kinds.add(RecordKind.of(oneOfMany.readTree(parser)));
            } else {
                parser.skipChildren();
                kinds.add(list);
            }
            return !report.stopsReading();
        });
        for (Part part : parts) {
            if (kinds.contains(part.list()) || kinds.contains(part.kind())) {
                each(document, part, dryRun, report);
            }
        }
        if (report.stopsReading()) {
            report.stop();
        }
    }

    private void each(Path document, Part part, boolean dryRun, ImportReport report) throws IOException {
        walk(document, null, (parser, list, pointer) -> {
            if (report.stopsReading()) {
                return false;
            }
            if (parser.currentToken() != JsonToken.START_OBJECT || !list.isEmpty() && !list.equals(part.list())) {
                parser.skipChildren();
                return true;
            }
            ObjectNode record = oneOfMany.readTree(parser);
            if (!list.isEmpty() || RecordKind.of(record).equals(part.kind())) {
                take(record, part, dryRun, report);
            }
            return true;
        });
    }

    /** @param report told of names that are none of a document; null where it was told already */
    private void walk(Path document, ImportReport report, Visitor visitor) throws IOException {
        boolean lists = isOfLists(document);
        try (RecordParser parser = RecordParser.of(document, mapper)) {
            int line = 0;
            while (parser.nextRecord() != null) {
                JsonToken root = parser.currentToken();
                require(root == JsonToken.START_OBJECT || root == JsonToken.START_ARRAY, "");
                boolean goesOn = root == JsonToken.START_ARRAY
                        ? array(parser, "", "", visitor)
                        : lists ? lists(parser, report, visitor) : visitor.at(parser, "", "/" + line);
                if (!goesOn) {
                    return;
                }
                line++;
            }
            require(line > 0, "");
        }
    }

    /** A record has an id; what has none is a page, or an object of lists. */
    private boolean isOfLists(Path document) throws IOException {
        try (RecordParser parser = RecordParser.of(document, mapper)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextRecord() == JsonToken.FIELD_NAME) {
                boolean id = parser.currentName().equals("id");
                parser.nextToken();
                if (id) {
                    return false;
                }
                parser.skipChildren();
            }
            return true;
        }
    }

    private boolean lists(RecordParser parser, ImportReport report, Visitor visitor) throws IOException {
        while (parser.nextRecord() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            boolean page = name.equals("contents");
            boolean known = page || parts.stream().anyMatch(part -> part.list().equals(name));
            if (!known && !PAGE.contains(name) && report != null) {
                report.fault(new Fault("document", "", "/" + CleanTree.token(name), "unknown-field", false));
            }
            if (!known || value == JsonToken.VALUE_NULL) {
                parser.skipChildren();
                continue;
            }
            require(value == JsonToken.START_ARRAY, "/" + name);
            if (!array(parser, page ? "" : name, "/" + name, visitor)) {
                return false;
            }
        }
        return true;
    }

    private static boolean array(RecordParser parser, String list, String pointer, Visitor visitor) throws IOException {
        int index = 0;
        while (parser.nextRecord() != JsonToken.END_ARRAY) {
            if (!visitor.at(parser, list, pointer + "/" + index++)) {
                return false;
            }
        }
        return true;
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
        return new Fault(part.kind(), id.length() > 36 ? "" : id, pointer, code, false);
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
