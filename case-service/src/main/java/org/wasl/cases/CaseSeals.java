package org.wasl.cases;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.wasl.platform.crypto.SealedColumn;
import org.wasl.platform.crypto.SealedColumns;

/** Where whole records are sealed for their rows and their cases; a rotation of keys seals them anew. */
@Singleton
class CaseSeals implements SealedColumns {
    @Override
    public List<SealedColumn> columns() {
        return Stream.concat(
                        Stream.of(SealedColumn.bytes("attachment_part", "sealed", "attachment_id || '/' || number")),
                        Stream.of(
                                        "assessment",
                                        "attachment",
                                        "best_interests",
                                        "conference",
                                        "feedback",
                                        "flag",
                                        "follow_up",
                                        "incident",
                                        "note",
                                        "peer_record",
                                        "safety_plan",
                                        "service_delivery",
                                        "transfer")
                                .map(table -> SealedColumn.part(table, "content_sealed", "case_id")))
                .toList();
    }
}
