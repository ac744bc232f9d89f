package org.wasl.registry;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.UnaryOperator;
import org.wasl.platform.crypto.SealedColumn;
import org.wasl.platform.crypto.SealedColumns;

/** Where values and whole records are sealed for their rows; a rotation of keys seals them anew. */
@Singleton
class RegistrySeals implements SealedColumns {
    @Override
    public List<SealedColumn> columns() {
        return List.of(
                SealedColumn.of("guardianship", "decision_sealed"),
                SealedColumn.of("legal_basis_use", "reason_sealed", "id::text || '/reason'"),
                SealedColumn.of("legal_basis_use", "comment_sealed", "id::text || '/comment'"),
                SealedColumn.of("person_identifier", "value_sealed")
                        .indexed(new SealedColumn.BlindIndex(
                                "value_index", "system", "issuer || '|'", UnaryOperator.identity())),
                SealedColumn.bytes("person_import_part", "sealed", "import_id || '/' || number"),
                SealedColumn.of("spdci_delivery", "text_sealed"),
                SealedColumn.of("spdci_received", "text_sealed"),
                SealedColumn.of("subject_request", "proposal_sealed"));
    }
}
