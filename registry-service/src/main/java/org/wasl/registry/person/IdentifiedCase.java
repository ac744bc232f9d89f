package org.wasl.registry.person;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A case that is identified and not registered, as the case service stated it: work on it rests on nothing that the person, or a second one, agreed to. */
@Entity
@Table(name = "identified_case")
class IdentifiedCase {
    @Id
    @Column(name = "case_id")
    private UUID caseId;

    protected IdentifiedCase() {}

    IdentifiedCase(UUID caseId) {
        this.caseId = caseId;
    }
}
