package org.wasl.registry.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.wasl.contracts.code.ImportStatus;
import org.wasl.platform.caller.ClosedOrganizations;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.disk.DiskSpace;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.metrics.CommittedCounts;
import org.wasl.platform.vocabulary.Vocabularies;
import org.wasl.registry.imports.PersonImport.Party;
import org.wasl.registry.imports.PersonImport.Step;

/**
 * Executes imports, some hundred rows in one transaction, which also records how far it came. After a crash or a pause it continues there, and nothing is
 * done twice. Of several instances one executes an import at a time.
 */
@ApplicationScoped
class ImportRunner {
    private static final Logger LOG = Logger.getLogger(ImportRunner.class);
    private static final int ROWS = 512;
    /** Some thousand rows: enough to find out how the file is written. */
    private static final int SAMPLE = 1 << 20;

    private static final int PAUSED = -1;
    private static final int ATTEMPTS = 3;

    private final PersonImports imports;
    private final ImportFiles files;
    private final ImportBatch batch;
    private final ImportedHouseholds households;
    private final ObjectMapper json;
    private final Vocabularies vocabularies;
    private final ClosedOrganizations closed;
    private final DiskSpace disk;
    private final Sealer cipher;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final CommittedCounts counts;
    /** How many rounds in a row each import has failed. */
    private final Map<UUID, Integer> failures = new ConcurrentHashMap<>();

    private volatile boolean stopping;

    @Inject
    ImportRunner(
            PersonImports imports,
            ImportFiles files,
            ImportBatch batch,
            ImportedHouseholds households,
            ObjectMapper json,
            Vocabularies vocabularies,
            ClosedOrganizations closed,
            DiskSpace disk,
            Sealer cipher,
            Clock clock,
            MeterRegistry metrics,
            CommittedCounts counts) {
        this.imports = imports;
        this.files = files;
        this.batch = batch;
        this.households = households;
        this.json = json;
        this.vocabularies = vocabularies;
        this.closed = closed;
        this.disk = disk;
        this.cipher = cipher;
        this.clock = clock;
        this.metrics = metrics;
        this.counts = counts;
        List.of(Step.FINISH, Step.FAIL).forEach(this::ended);
    }

    void stop(@Observes ShutdownEvent shutdown) {
        stopping = true;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        for (UUID id : QuarkusTransaction.requiringNew().call(imports::running)) {
            try {
                work(id);
                failures.remove(id);
            } catch (IOException | RuntimeException failed) {
                failed(id, failed);
            }
        }
    }

    /** A database that is away for a moment comes back; what fails again and again ends with a report of how far it came. */
    private void failed(UUID id, Exception why) {
        int times = failures.merge(id, 1, Integer::sum);
        LOG.warnf(
                "Import %s failed for the %d. time: %s",
                id, times, why.getClass().getSimpleName());
        if (times < ATTEMPTS) {
            return;
        }
        try {
            long read = QuarkusTransaction.requiringNew()
                    .call(() -> imports.findById(id).rowsRead());
            end(id, Step.FAIL, () -> imports.keep(id, List.of(new Row.Fault(read + 1, "", "import-failed"))));
            failures.remove(id);
        } catch (RuntimeException away) {
            LOG.warnf("Import %s is ended in a later round", id);
        }
    }

    private void work(UUID id) throws IOException {
        PersonImport job = QuarkusTransaction.requiringNew().call(() -> imports.findById(id));
        if (closed.contains(job.agency()) || disk.isShort()) {
            return;
        }
        Counted content = new Counted(files.read(id));
        byte[] sample = content.sample();
        FileForm form = Rows.form(sample, job, json, vocabularies::all);
        if (form == null) {
            refuse(id, List.of(new Row.Fault(1, "", "not-a-text-file")));
            return;
        }
        try (Rows rows = new Rows(content, form, job, json, vocabularies::all)) {
            if (rows.hopeless()) {
                refuse(id, rows.faults());
                return;
            }
            if (job.rowsRead() == 0 && !rows.haveIds() && wasImported(job)) {
                refuse(id, List.of(new Row.Fault(1, "", "imported-before")));
                return;
            }
            long at = job.rowsRead();
            rows.skip(at);
            if (at == 0 && !taken(id, at, rows)) {
                return;
            }
            List<Row> next = rows.next(ROWS);
            boolean full = isFull(id);
            while (!next.isEmpty() && !full && mayGoOn() && applied(id, at, next, content.bytes)) {
                at += next.size();
                next = rows.next(ROWS);
                full = isFull(id);
            }
            if ((next.isEmpty() || full) && settled(id, at)) {
                end(id, next);
            }
        }
    }

    /** What is left of a list when a disk is nearly full waits until there is room. */
    private boolean mayGoOn() {
        return !stopping && !disk.isShort();
    }

    private boolean isFull(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> imports.isFull(id));
    }

    private void refuse(UUID id, List<Row.Fault> faults) {
        end(id, Step.FAIL, () -> imports.keep(id, faults));
    }

    /** Whether the agency imported the same file before. It is read once more for that. */
    private boolean wasImported(PersonImport job) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream content = files.read(job.rawId())) {
            byte[] buffer = new byte[1 << 16];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        byte[] key = cipher.blindIndex("person-import", HexFormat.of().formatHex(digest.digest()));
        return QuarkusTransaction.requiringNew().call(() -> imports.isKnown(job, key));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What is to be said of the columns, and how the file is read, is told once, before the first row. */
    private boolean taken(UUID id, long at, Rows rows) {
        return QuarkusTransaction.requiringNew().call(() -> {
            boolean ours = ours(id, at) != null;
            if (ours && imports.faults(id).findFirst().isEmpty()) {
                imports.keep(id, rows.faults());
            }
            if (ours) {
                imports.readAs(id, rows.form());
            }
            return ours;
        });
    }

    /** Null where it was paused or cancelled, another instance is further, or the organization was closed: its import goes on when that is open again. */
    private PersonImport ours(UUID id, long at) {
        PersonImport job = imports.lockedUnlessTaken(id);
        return job == null
                        || job.status() != ImportStatus.RUNNING
                        || job.rowsRead() != at
                        || closed.contains(job.agency())
                ? null
                : job;
    }

    private boolean applied(UUID id, long at, List<Row> rows, long bytes) {
        try {
            return inOne(id, at, rows, bytes);
        } catch (RuntimeException together) {
            // Somebody wrote one of the rows at the same moment. Each is applied on its own, so that only that one is
            // left out.
            LOG.debugf("Rows %d to %d of import %s are written one by one", at + 1, at + rows.size(), id);
            for (int i = 0; i < rows.size(); i++) {
                if (!alone(id, at + i, rows.get(i), bytes)) {
                    return false;
                }
            }
            return true;
        }
    }

    private boolean alone(UUID id, long at, Row row, long bytes) {
        try {
            return inOne(id, at, List.of(row), bytes);
        } catch (RuntimeException failed) {
            LOG.infof(
                    "Line %d of import %s could not be written: %s",
                    row.line(), id, failed.getClass().getSimpleName());
            return inOne(id, at, List.of(Row.faulty(row.line(), "", "not-applied")), bytes);
        }
    }

    /** Who lives with whom, when all are there. False where it was paused or cancelled before. */
    private boolean settled(UUID id, long at) {
        int lines = 1;
        while (lines > 0 && !stopping) {
            lines = QuarkusTransaction.requiringNew().call(() -> {
                PersonImport job = ours(id, at);
                return job == null ? PAUSED : households.assembleSome(job);
            });
        }
        return lines == 0;
    }

    private boolean inOne(UUID id, long at, List<Row> rows, long bytes) {
        return QuarkusTransaction.requiringNew().call(() -> {
            PersonImport job = ours(id, at);
            if (job == null) {
                return false;
            }
            Journal.asSystem(job.actor(), () -> imports.progressed(id, batch.apply(job, rows), bytes));
            return true;
        });
    }

    private void end(UUID id, List<Row> notRead) {
        if (notRead.isEmpty()) {
            end(id, Step.FINISH, () -> {});
        } else {
            end(id, Step.FAIL, () -> imports.stopped(id, notRead.get(0).line()));
        }
    }

    private void end(UUID id, Step how, Runnable tell) {
        QuarkusTransaction.requiringNew().run(() -> {
            PersonImport job = imports.lockedUnlessTaken(id);
            if (job != null && job.status() == ImportStatus.RUNNING) {
                tell.run();
                job.take(how, Party.PLATFORM, true, clock);
                files.drop(id);
                counts.add(ended(how), 1);
            }
        });
    }

    private Counter ended(Step how) {
        return metrics.counter("wasl.imports.ended", "outcome", how == Step.FINISH ? "finished" : "failed");
    }

    private static final class Counted extends FilterInputStream {
        private long bytes;

        Counted(InputStream in) {
            super(new BufferedInputStream(in, 1 << 16));
        }

        /** The beginning of the file, which is read once more after it. */
        byte[] sample() throws IOException {
            in.mark(SAMPLE);
            byte[] sample = in.readNBytes(SAMPLE);
            in.reset();
            return sample;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            bytes += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int read = super.read(into, from, most);
            bytes += Math.max(0, read);
            return read;
        }
    }
}
