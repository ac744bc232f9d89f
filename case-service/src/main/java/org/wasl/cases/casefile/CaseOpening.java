package org.wasl.cases.casefile;

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
import org.wasl.contracts.code.GrantLevel;

/**
 * What opens a case to others than those who need to know: a share grant, or emergency access. A view over the rows of these two rooms, which are written before
 * it is read.
 */
@Entity
@Immutable
@Table(name = "case_opening")
@Synchronize({"share_grant", "break_glass"})
class CaseOpening {
    @Id
    private UUID id;

    @Column(name = "case_id")
    private UUID caseId;

    @Column(name = "agency_id")
    private UUID agencyId;

    /** Null where it is open to the whole agency. */
    @Column(name = "account_id")
    private String accountId;

    /** Whether it is emergency access: that has no purpose and no level, and opens all categories. */
    private boolean emergency;

    @Enumerated(EnumType.STRING)
    private ConsentPurpose purpose;

    private String[] categories;

    @Enumerated(EnumType.STRING)
    @Column(name = "grant_level")
    private GrantLevel level;

    /** What was written after this is not opened; null where all is. */
    @Column(name = "as_of")
    private Instant asOf;

    @Column(name = "open_until")
    private Instant openUntil;

    protected CaseOpening() {}
}
