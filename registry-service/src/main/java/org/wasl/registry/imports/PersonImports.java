package org.wasl.registry.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.wasl.contracts.code.ImportStatus;
import org.wasl.contracts.code.RetentionSubject;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.registry.retention.Retained;

/** An agency's imports are its own. */
@ApplicationScoped
class PersonImports extends Aggregates<PersonImport> implements Retained {
    /** How many faults of a file are told. With so many no further row of it is read. */
    static final int MOST_FAULTS = 20_000;

    @Override
    public Filter<PersonImport> visibleTo(Caller caller) {
        return Filter.of(PersonImport.class)
                .and("e.agencyId = :agency", "agency", caller.agency().value());
    }

    List<UUID> running() {
        return getEntityManager()
                .createQuery("select i.id from PersonImport i where i.status = :running order by i.id", UUID.class)
                .setParameter("running", ImportStatus.RUNNING)
                .getResultList();
    }

    /** What a batch did. */
    record Done(long rows, long created, long updated, long unchanged, long faulty) {}

    void progressed(UUID job, Done done, long bytesRead) {
        session()
                .createNativeMutationQuery(
                        "update person_import set rows_read = rows_read + :rows, created = created + :created, updated = updated + :updated,"
                                + " unchanged = unchanged + :unchanged, faulty = faulty + :faulty, bytes_read = greatest(bytes_read, :bytes)"
                                + " where id = :job")
                .setParameter("rows", done.rows())
                .setParameter("created", done.created())
                .setParameter("updated", done.updated())
                .setParameter("unchanged", done.unchanged())
                .setParameter("faulty", done.faulty())
                .setParameter("bytes", bytesRead)
                .setParameter("job", job)
                .executeUpdate();
    }

    /** With its new version, and as far as the work is now. */
    void settle(PersonImport job) {
        flush();
        getEntityManager().refresh(job);
    }

    void holds(UUID job, long bytes) {
        session()
                .createNativeMutationQuery("update person_import set bytes = :bytes where id = :job")
                .setParameter("bytes", bytes)
                .setParameter("job", job)
                .executeUpdate();
    }

    /** How the file is read, once that is known. */
    void readAs(UUID job, FileForm form) {
        session()
                .createNativeMutationQuery(
                        "update person_import set encoding = :encoding, separator = :separator, date_order = :order where id = :job")
                .setParameter("encoding", name(form.encoding()))
                .setParameter("separator", name(form.separator()))
                .setParameter("order", name(form.dateOrder()))
                .setParameter("job", job)
                .executeUpdate();
    }

    private static String name(Enum<?> code) {
        return code == null ? null : code.name();
    }

    /** Notes what the file of an import is, and says whether the agency imported the same one before: into records, and not to try. */
    boolean isKnown(PersonImport job, byte[] content) {
        session()
                .createNativeMutationQuery("update person_import set content_key = :content where id = :job")
                .setParameter("content", content)
                .setParameter("job", job.rawId())
                .executeUpdate();
        return !session()
                .createNativeQuery(
                        "select 1 from person_import where agency_id = :agency and content_key = :content"
                                + " and id <> :job and not dry_run and created > 0 limit 1",
                        Integer.class)
                .setParameter("agency", job.agency().value())
                .setParameter("content", content)
                .setParameter("job", job.rawId())
                .getResultList()
                .isEmpty();
    }

    /** As far as there is room for them; where it ends, the report says so. */
    void keep(UUID job, List<Row.Fault> faults) {
        if (faults.isEmpty()) {
            return;
        }
        int room = MOST_FAULTS - kept(job);
        if (faults.size() <= room) {
            write(job, faults);
        } else if (room >= 0) {
            write(job, faults.subList(0, room));
            write(job, List.of(new Row.Fault(faults.get(room).line(), "", "more-faults")));
        }
    }

    boolean isFull(UUID job) {
        return kept(job) >= MOST_FAULTS;
    }

    /** The row before which reading stopped. */
    void stopped(UUID job, long line) {
        write(job, List.of(new Row.Fault(line, "", "too-many-faults")));
    }

    /** One more than may be told where the report says that there are more. */
    private int kept(UUID job) {
        return session()
                .createNativeQuery(
                        "select count(*) from (select 1 from person_import_fault where import_id = :job limit :most) told",
                        Integer.class)
                .setParameter("job", job)
                .setParameter("most", MOST_FAULTS + 1)
                .getSingleResult();
    }

    /** No database keeps a NUL; a file may have one where it names its fields. */
    private void write(UUID job, List<Row.Fault> faults) {
        session()
                .createNativeMutationQuery("insert into person_import_fault (import_id, line, field, code)"
                        + " select :job, f.line, f.field, f.code from unnest(cast(:lines as bigint[]), cast(:fields as text[]), cast(:codes as text[]))"
                        + " as f(line, field, code)")
                .setParameter("job", job)
                .setParameter("lines", faults.stream().map(Row.Fault::line).toArray(Long[]::new))
                .setParameter(
                        "fields",
                        faults.stream()
                                .map(fault -> fault.field().replace("\0", ""))
                                .toArray(String[]::new))
                .setParameter("codes", faults.stream().map(Row.Fault::code).toArray(String[]::new))
                .executeUpdate();
    }

    /** In the order of the file, read as they are asked for. */
    Stream<Row.Fault> faults(UUID job) {
        return session()
                .createNativeQuery(
                        "select line, field, code from person_import_fault where import_id = :job order by line, seq",
                        Object[].class)
                .setParameter("job", job)
                .setFetchSize(1000)
                .getResultStream()
                .map(row -> new Row.Fault(((Number) row[0]).longValue(), (String) row[1], (String) row[2]));
    }

    private Session session() {
        return getEntityManager().unwrap(Session.class);
    }

    @Override
    public Set<RetentionSubject> subjects() {
        return Set.of(RetentionSubject.IMPORT);
    }

    @Override
    public long olderThan(RetentionSubject subject, Instant limit) {
        return count("finishedAt < ?1", limit);
    }

    /** One by one: the report of each may be long. */
    @Override
    public Removal remove(RetentionSubject subject, Instant limit, int passed) {
        return new Removal(
                QuarkusTransaction.requiringNew()
                        .call(() -> find("finishedAt < ?1 order by id", limit).page(0, 1).stream()
                                .peek(this::forget)
                                .count()),
                0);
    }

    private void forget(PersonImport job) {
        for (String part : List.of("person_import_fault", "person_import_home", "person_import_part")) {
            session()
                    .createNativeMutationQuery("delete from " + part + " where import_id = :job")
                    .setParameter("job", job.rawId())
                    .executeUpdate();
        }
        delete(job);
    }
}
