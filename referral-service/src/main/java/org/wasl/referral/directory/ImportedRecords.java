package org.wasl.referral.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.wasl.referral.directory.ImportReport.Fault;
import org.wasl.referral.directory.part.SourceDocument;

/** The records that are found in one record of an import. One that stands there several times is put together; where they differ, the first holds and it is told. */
@RequestScoped
class ImportedRecords {
    private final Validator validator;
    private final Clock clock;
    private final Map<String, ImportedRecord> met = new HashMap<>();
    private ImportReport report;

    @Inject
    ImportedRecords(Validator validator, Clock clock) {
        this.validator = validator;
        this.clock = clock;
    }

    /** Before each record of a document. */
    void begin(ImportReport into) {
        met.clear();
        report = into;
    }

    /**
     * @param inside records of their own that stood in it here
     * @param changed whether more is known now than before
     */
    record Found(ImportedRecord whole, ImportedRecord here, HsdsReader read, boolean changed) {
        /** Whether it was not met before. */
        boolean isFirst() {
            return whole == here;
        }

        UUID id() {
            return whole.id();
        }

        List<JsonNode> inside(String member) {
            return here.inside(member);
        }

        /** Whether it says here what another document of the same record does not. */
        boolean says(SourceDocument known) {
            return here.document().properties().stream().anyMatch(member -> !member.getValue()
                    .equals(known.document().get(member.getKey())));
        }

        SourceDocument source() {
            return whole.source();
        }
    }

    /** Null, and refused, where it has no id. */
    Found found(JsonNode node, String kind, String pointer) {
        return embedded(node, kind, pointer, Optional.empty(), false);
    }

    /**
     * A record within another one, which may say less of it than is known: it completes what came before.
     *
     * @param before as it came before
     * @param known whether it is there already; one that came by no import is not changed then
     */
    Found embedded(JsonNode node, String kind, String pointer, Optional<SourceDocument> before, boolean known) {
        if (!node.isObject()) {
            report.refused(new Fault(kind, "", pointer, "wrong-type", false));
            return null;
        }
        UUID id = HsdsReader.id(node, kind, pointer, report);
        if (id == null) {
            report.rejected(kind);
            return null;
        }
        HsdsReader told = reader(node, kind, id, pointer);
        ImportedRecord here = new ImportedRecord((ObjectNode) node, kind, id, told);
        ImportedRecord whole = met.putIfAbsent(kind + " " + id, here);
        boolean changed = true;
        if (whole != null) {
            changed = whole.completeFrom(here.document(), told);
        } else {
            whole = here;
            if (known) {
                ObjectNode old = before.map(SourceDocument::document).orElse(null);
                changed = old != null;
                if (old != null) {
                    here.completeFrom(old, null);
                    changed = !here.document().equals(old);
                }
            }
        }
        return new Found(whole, here, reader(whole.document(), kind, id, pointer), changed);
    }

    HsdsReader reader(JsonNode node, String kind, UUID id, String pointer) {
        return new HsdsReader(node, kind, id.toString(), pointer, report, validator, clock);
    }
}
