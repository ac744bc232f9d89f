package org.wasl.registry.consent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.Synchronize;
import org.wasl.contracts.code.ConsentPurpose;

/**
 * What a consent opens of a record to an agency: a view, read by queries alone. The migration that makes it says which consents are closed by others, and what those
 * open of agencies that kept no record.
 */
@Entity
@Immutable
@Table(name = "consent_opening")
@Synchronize({"consent", "person"})
class ConsentOpening {
    @Id
    @Column(name = "consent_id")
    private UUID consentId;

    @Column(name = "record_id")
    private UUID recordId;

    /** The record on which it was recorded: this one, or the one into which it was merged. */
    @Column(name = "person_id")
    private UUID personId;

    @Column(name = "keeper_id")
    private UUID keeperId;

    /** The agency to which it opens something. */
    @Column(name = "reader_id")
    private UUID readerId;

    /** The reader is one of them: by these the index finds it. */
    private UUID[] recipients;

    @Enumerated(EnumType.STRING)
    private ConsentPurpose purpose;

    @Column(name = "field_groups")
    private String[] fieldGroups;

    @Column(name = "open_from")
    private Instant openFrom;

    /** Null where it holds until it is withdrawn. */
    @Column(name = "open_until")
    private Instant openUntil;

    protected ConsentOpening() {}
}
