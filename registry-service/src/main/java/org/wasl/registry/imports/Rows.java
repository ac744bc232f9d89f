package org.wasl.registry.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.wasl.contracts.code.ImportFormat;
import org.wasl.platform.file.RawRows;
import org.wasl.platform.value.ExternalId;
import org.wasl.registry.registration.Registration;

/** The rows of a file of either format, as they are asked for. */
final class Rows implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Rows.class);

    private final RawRows raw;
    private final PersonImport job;
    private final ObjectMapper json;
    private final Columns columns;
    private final List<Row.Fault> faults;
    private RawRows.Raw next;

    Rows(InputStream content, PersonImport job, ObjectMapper json) throws IOException {
        this.job = job;
        this.json = json;
        boolean csv = job.format() == ImportFormat.CSV;
        raw = new RawRows(content, csv);
        RawRows.Raw first = raw.next();
        if (!csv) {
            columns = null;
            faults = List.of();
            next = first;
        } else if (first == null || first.fault() != null) {
            columns = null;
            faults = List.of(new Row.Fault(1, "", first == null ? "not-empty" : first.fault()));
        } else {
            columns = new Columns(first, job.columns());
            faults = new ArrayList<>(columns.faults());
            if (columns.nameNobody()) {
                faults.add(new Row.Fault(first.line(), "given", "missing-column"));
            } else {
                next = raw.next();
                if (next != null && columns.areTags(next)) {
                    next = raw.next();
                }
            }
        }
    }

    /** What is wrong with the file as a whole. */
    List<Row.Fault> faults() {
        return faults;
    }

    /** Nothing of it can be read. */
    boolean hopeless() {
        return columns == null ? job.format() == ImportFormat.CSV : columns.nameNobody();
    }

    /** Passes over those that were worked off before a pause or a crash. */
    void skip(long rows) throws IOException {
        for (long i = 0; i < rows && next != null; i++) {
            next = raw.next();
        }
    }

    /** At most as many; none at the end. */
    List<Row> next(int most) throws IOException {
        List<Row> rows = new ArrayList<>();
        while (next != null && rows.size() < most) {
            rows.add(read(next));
            next = raw.next();
        }
        return rows;
    }

    private Row read(RawRows.Raw raw) {
        if (raw.fault() != null) {
            return Row.faulty(raw.line(), "", raw.fault());
        }
        try {
            return columns == null ? fromJson(raw) : columns.row(raw);
        } catch (RuntimeException unforeseen) {
            LOG.warnf(
                    "Line %d of import %s could not be read: %s",
                    raw.line(), job.rawId(), unforeseen.getClass().getSimpleName());
            return Row.faulty(raw.line(), "", "unreadable-row");
        }
    }

    private Row fromJson(RawRows.Raw raw) {
        try {
            JsonNode written = json.readTree(raw.text());
            Row.Home home = written instanceof ObjectNode object && object.has("household")
                    ? json.treeToValue(object.remove("household"), Row.Home.class)
                    : null;
            Registration registration = json.treeToValue(written, Registration.class);
            if (registration == null) {
                return Row.faulty(raw.line(), "", "wrong-type");
            }
            return new Row(raw.line(), null, externalId(registration), registration, home, null, List.of());
        } catch (JsonMappingException wrong) {
            String pointer = wrong.getPath().stream()
                    .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                    .collect(Collectors.joining("/", "/", ""));
            return Row.faulty(raw.line(), pointer, "wrong-type");
        } catch (JsonProcessingException malformed) {
            return Row.faulty(raw.line(), "", "malformed-json");
        }
    }

    /** By the scheme of the file; null where there is none. Whether the ids are as they must be is checked with all else. */
    private String externalId(Registration registration) {
        return job.scheme() == null || registration.externalIds() == null
                ? null
                : registration.externalIds().stream()
                        .filter(id -> id != null && job.scheme().equals(id.scheme()))
                        .map(ExternalId::value)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }
}
