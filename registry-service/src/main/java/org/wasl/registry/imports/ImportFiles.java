package org.wasl.registry.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.file.ReceivedFile;
import org.wasl.platform.problem.Problem;

/** The files of imports, in the parts in which they were sent, sealed, until the work is done. */
@ApplicationScoped
class ImportFiles {
    /** A part fits into a request. */
    static final int LARGEST_PART = 8 << 20;

    /** Two gigabytes are ten million people. */
    static final int MOST_PARTS = 256;

    private final Session session;
    private final Sealer cipher;

    @Inject
    ImportFiles(Session session, Sealer cipher) {
        this.session = session;
        this.cipher = cipher;
    }

    /** Before the transaction that keeps it: a client that sends slowly holds no connection to the database. */
    ReceivedFile receive(UUID job, int number, InputStream part) {
        if (number < 0 || number >= MOST_PARTS) {
            throw Problem.invalidField("#number", "max");
        }
        return ReceivedFile.of(part, LARGEST_PART, piece -> binding(job, number, piece), cipher);
    }

    /** Sent again, it is replaced. */
    void write(UUID job, int number, ReceivedFile part) {
        session.createNativeMutationQuery("delete from person_import_part where import_id = :job and number = :number")
                .setParameter("job", job)
                .setParameter("number", number)
                .executeUpdate();
        part.each((piece, content) -> session.createNativeMutationQuery(
                        "insert into person_import_part (import_id, number, piece, key_id, sealed)"
                                + " values (:job, :number, :piece, :key, :sealed)")
                .setParameter("job", job)
                .setParameter("number", number)
                .setParameter("piece", piece)
                .setParameter("key", content.keyId())
                .setParameter("sealed", content.bytes())
                .executeUpdate());
    }

    /** The parts as they are stored, together. */
    long bytesOf(UUID job) {
        return session.createNativeQuery(
                        "select coalesce(sum(octet_length(sealed)), 0) from person_import_part where import_id = :job",
                        Long.class)
                .setParameter("job", job)
                .getSingleResult();
    }

    /** Those of these imports of which all parts are there. */
    Set<UUID> wholeAmong(Collection<UUID> jobs) {
        return new HashSet<>(session.createNativeQuery(
                        "select import_id from person_import_part where import_id = any(cast(:jobs as uuid[]))"
                                + " group by import_id having count(distinct number) = max(number) + 1",
                        UUID.class)
                .setParameter("jobs", jobs.toArray(UUID[]::new))
                .getResultList());
    }

    void drop(UUID job) {
        session.createNativeMutationQuery("delete from person_import_part where import_id = :job")
                .setParameter("job", job)
                .executeUpdate();
    }

    /** Piece by piece, as it is read. */
    InputStream read(UUID job) {
        return new SequenceInputStream(new Enumeration<>() {
            private Piece ahead = next(job, -1, 0);

            @Override
            public boolean hasMoreElements() {
                return ahead != null;
            }

            @Override
            public InputStream nextElement() {
                Piece piece = ahead;
                ahead = next(job, piece.number(), piece.piece());
                return new ByteArrayInputStream(piece.bytes());
            }
        });
    }

    private record Piece(int number, int piece, byte[] bytes) {}

    /** The one after that; null at the end. */
    private Piece next(UUID job, int number, int piece) {
        List<Tuple> rows = QuarkusTransaction.requiringNew().call(() -> session.createNativeQuery(
                        "select number, piece, key_id, sealed from person_import_part"
                                + " where import_id = :job and (number, piece) > (:number, :piece)"
                                + " order by number, piece limit 1",
                        Tuple.class)
                .setParameter("job", job)
                .setParameter("number", number)
                .setParameter("piece", piece)
                .getResultList());
        if (rows.isEmpty()) {
            return null;
        }
        Tuple row = rows.get(0);
        int found = ((Number) row.get("number")).intValue();
        int of = ((Number) row.get("piece")).intValue();
        return new Piece(
                found,
                of,
                cipher.openBytes(
                        new Sealer.SealedBytes(row.get("key_id", String.class), row.get("sealed", byte[].class)),
                        binding(job, found, of)));
    }

    /** The first piece as when a part was one piece: what was sent before an upgrade is read after it. */
    private static String binding(UUID job, int number, int piece) {
        return job + "/" + number + (piece == 0 ? "" : "/" + piece);
    }
}
