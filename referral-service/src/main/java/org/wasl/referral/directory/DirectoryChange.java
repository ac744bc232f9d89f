package org.wasl.referral.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.util.UUID;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.value.Aggregate;

/** One field of an entry that was written, once (HSDS {@code metadata}). */
@Entity
@Table(name = "directory_change")
public class DirectoryChange extends Aggregate {
    /** What was done to the entry. */
    public enum ChangeKind {
        CREATE,
        UPDATE,
        ASSURE
    }

    @Column(name = "record_kind")
    private String recordKind;

    @Column(name = "record_id")
    private UUID recordId;

    @Enumerated(EnumType.STRING)
    private ChangeKind action;

    private String field;
    private String previous;
    private String replacement;

    @Column(name = "by_subject")
    private String bySubject;

    @Column(name = "by_agency")
    private UUID byAgency;

    /** Written while the entry was hidden, or by the change that opened or hid it. Kept by the database, whoever writes. */
    @Column(insertable = false, updatable = false)
    private boolean hidden;

    protected DirectoryChange() {}

    /**
     * @param field the field's name, {@code details.phones} for one inside; empty for the whole of a new entry
     * @param previous JSON; null where there was none
     */
    DirectoryChange(
            DirectoryChanged of,
            ChangeKind action,
            String field,
            String previous,
            String replacement,
            Actor by,
            Clock clock) {
        super(of.organizationId(), clock);
        recordKind = of.kind();
        recordId = of.recordId();
        this.action = action;
        this.field = field;
        this.previous = previous;
        this.replacement = replacement;
        bySubject = by.subject();
        byAgency = by.agency() == null ? null : by.agency().value();
    }

    public UUID recordId() {
        return recordId;
    }

    public String recordKind() {
        return recordKind;
    }

    public ChangeKind action() {
        return action;
    }

    public String field() {
        return field;
    }

    public String previous() {
        return previous;
    }

    public String replacement() {
        return replacement;
    }

    public AgencyId by() {
        return byAgency == null ? null : new AgencyId(byAgency);
    }
}
