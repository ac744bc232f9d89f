package org.wasl.platform.access;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.contracts.event.CaseAccessStated;
import org.wasl.contracts.event.MergeUndone;
import org.wasl.contracts.event.Parting;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;

/** What this service knows of a record of another service: that it exists, of whom it is, and who may know of it. */
@Entity
@Table(name = "record_access")
public class RecordAccess {
    @Id
    @Column(name = "record_id")
    private UUID recordId;

    @Column(name = "subject_id")
    private UUID subjectId;

    /** Whose it was before any merge of persons. */
    @Column(name = "original_subject_id")
    private UUID originalSubjectId;

    @Column(name = "agency_id")
    private UUID agencyId;

    @Enumerated(EnumType.STRING)
    private Sensitivity sensitivity;

    private boolean running;

    @Column(name = "ended_at")
    private Instant endedAt;

    @ElementCollection
    @CollectionTable(name = "record_reader", joinColumns = @JoinColumn(name = "record_id"))
    private Set<RecordReader> readers = new HashSet<>();

    protected RecordAccess() {}

    RecordAccess(CaseAccessStated stated) {
        recordId = stated.caseId().value();
        originalSubjectId = stated.subjectId().value();
        isNow(stated);
    }

    final void isNow(CaseAccessStated stated) {
        subjectId = stated.subjectId().value();
        if (stated.originalSubjectId() != null) {
            originalSubjectId = stated.originalSubjectId().value();
        }
        agencyId = stated.agencyId().value();
        sensitivity = stated.sensitivity();
        running = stated.running();
        if (running) {
            endedAt = null;
        } else if (endedAt == null) {
            endedAt = stated.endedAt();
        }
        Set<RecordReader> now = new HashSet<>();
        stated.readers()
                .forEach(r -> now.add(new RecordReader(
                        r.agencyId().value(),
                        r.key(),
                        r.parts().stream().map(Enum::name).sorted().toArray(String[]::new),
                        r.until(),
                        r.purpose())));
        readers.retainAll(now);
        readers.addAll(now);
    }

    /**
     * A merge of persons was taken back. Until the case service has stated the record anew, it counts as opened meanwhile by the agency that has it now: what
     * an agency must not read is closed at once.
     */
    void part(Parting parting) {
        MergeUndone.Subject now = parting.subject(
                new MergeUndone.Subject(new PersonId(subjectId), new PersonId(originalSubjectId)),
                agency(),
                Instant.MAX);
        subjectId = now.person().value();
        originalSubjectId = now.original().value();
    }

    public UUID recordId() {
        return recordId;
    }

    public UUID subjectId() {
        return subjectId;
    }

    public AgencyId agency() {
        return new AgencyId(agencyId);
    }

    public Sensitivity sensitivity() {
        return sensitivity;
    }

    public boolean running() {
        return running;
    }

    public Instant endedAt() {
        return endedAt;
    }
}
