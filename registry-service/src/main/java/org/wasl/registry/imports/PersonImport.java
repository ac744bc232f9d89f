package org.wasl.registry.imports;

import static org.wasl.platform.statemachine.StateMachine.by;
import static org.wasl.platform.statemachine.StateMachine.from;
import static org.wasl.platform.statemachine.StateMachine.row;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.wasl.contracts.code.ImportFormat;
import org.wasl.contracts.code.ImportStatus;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.statemachine.Guard;
import org.wasl.platform.statemachine.StateMachine;
import org.wasl.platform.value.Aggregate;
import org.wasl.registry.lookup.Lookups;

/** Many persons from one file: sent in parts, started, and worked off in the background, where it can be paused and goes on after a crash. */
@Entity
@Table(name = "person_import")
class PersonImport extends Aggregate {
    enum Step {
        START,
        PAUSE,
        RESUME,
        CANCEL,
        FINISH,
        FAIL
    }

    enum Party {
        OWNER,
        PLATFORM
    }

    /**
     * An import as the guards look at it.
     *
     * @param whole whether all parts of the file are there
     */
    record Looked(PersonImport job, boolean whole) {}

    private static final Guard<Looked> MISSING_PART = Guard.of("missing-part", looked -> !looked.whole());

    static final StateMachine<Looked, ImportStatus, Step, Party> TRANSITIONS =
            StateMachine.<Looked, ImportStatus, Step, Party>of(
                    row(
                            Step.START,
                            by(Party.OWNER),
                            from(ImportStatus.AWAITING_FILE),
                            ImportStatus.RUNNING,
                            MISSING_PART),
                    row(Step.PAUSE, by(Party.OWNER), from(ImportStatus.RUNNING), ImportStatus.PAUSED),
                    row(Step.RESUME, by(Party.OWNER), from(ImportStatus.PAUSED), ImportStatus.RUNNING),
                    row(
                            Step.CANCEL,
                            by(Party.OWNER),
                            from(ImportStatus.AWAITING_FILE, ImportStatus.RUNNING, ImportStatus.PAUSED),
                            ImportStatus.CANCELLED),
                    row(Step.FINISH, by(Party.PLATFORM), from(ImportStatus.RUNNING), ImportStatus.DONE),
                    row(Step.FAIL, by(Party.PLATFORM), from(ImportStatus.RUNNING), ImportStatus.FAILED));

    @Column(name = "requested_by")
    private String requestedBy;

    /** Whether a partner's system announced it: it looks up more than a person does. */
    private boolean machine;

    @Enumerated(EnumType.STRING)
    private ImportFormat format;

    @Column(name = "dry_run")
    private boolean dryRun;

    private String scheme;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> columns;

    @Embedded
    private FileForm form;

    @Enumerated(EnumType.STRING)
    private ImportStatus status = ImportStatus.AWAITING_FILE;

    @Column(name = "finished_at")
    private Instant finishedAt;

    @Column(updatable = false)
    private long bytes;

    @Column(name = "bytes_read", updatable = false)
    private long bytesRead;

    @Column(name = "rows_read", updatable = false)
    private long rowsRead;

    @Column(updatable = false)
    private long created;

    @Column(updatable = false)
    private long updated;

    @Column(updatable = false)
    private long unchanged;

    @Column(updatable = false)
    private long faulty;

    protected PersonImport() {}

    /**
     * How a file is to be read.
     *
     * @param scheme of the ids in the file; null where every row is somebody new
     * @param columns names in the file that are not ours, and ours
     * @param form as far as it is known before the file is read
     */
    record Terms(ImportFormat format, boolean dryRun, String scheme, Map<String, String> columns, FileForm form) {}

    PersonImport(AgencyId agency, String requestedBy, boolean machine, Terms terms, Clock clock) {
        super(agency, clock);
        this.requestedBy = requestedBy;
        this.machine = machine;
        format = terms.format();
        dryRun = terms.dryRun();
        scheme = terms.scheme();
        columns = Map.copyOf(terms.columns());
        form = terms.form();
    }

    /** @param whole whether all parts of the file are there */
    void take(Step step, Party party, boolean whole, Clock clock) {
        status = TRANSITIONS.next(status, step, Set.of(party), new Looked(this, whole));
        if (isOver()) {
            finishedAt = now(clock);
        }
        touch(clock);
    }

    List<String> allowedActions(boolean whole) {
        return TRANSITIONS.allowed(status, Set.of(Party.OWNER), new Looked(this, whole));
    }

    /** Nothing more happens, and the file is no longer needed. */
    boolean isOver() {
        return switch (status) {
            case CANCELLED, DONE, FAILED -> true;
            case AWAITING_FILE, RUNNING, PAUSED -> false;
        };
    }

    String requestedBy() {
        return requestedBy;
    }

    ImportFormat format() {
        return format;
    }

    boolean dryRun() {
        return dryRun;
    }

    /** Of the ids by which the agency's system knows its rows; null where they have none. */
    String scheme() {
        return scheme;
    }

    /** Columns of the file that are called otherwise than ours, by their name there. */
    Map<String, String> columns() {
        return columns;
    }

    FileForm form() {
        return form;
    }

    ImportStatus status() {
        return status;
    }

    Instant finishedAt() {
        return finishedAt;
    }

    long rowsRead() {
        return rowsRead;
    }

    Progress progress() {
        return new Progress(bytes, bytesRead, rowsRead, created, updated, unchanged, faulty);
    }

    /** In whose name its rows are written. */
    Actor actor() {
        return new Actor(requestedBy(), agency(), null, "import:" + rawId());
    }

    /** Whose look-ups its rows are. */
    Lookups.Asker asker() {
        return new Lookups.Asker(requestedBy(), agency(), machine);
    }

    /**
     * How far it is.
     *
     * @param rows those read so far, faulty ones too
     */
    record Progress(long bytes, long bytesRead, long rows, long created, long updated, long unchanged, long faulty) {}
}
