package org.wasl.registry.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Enumeration;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.wasl.platform.crypto.FieldCipher;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/** The files of imports, in the parts in which they were sent, sealed, until the work is done. */
@ApplicationScoped
class ImportFiles {
    /** A part fits into a request. */
    static final int LARGEST_PART = 8 << 20;

    /** Two gigabytes are ten million people. */
    static final int MOST_PARTS = 256;

    private final Session session;
    private final FieldCipher cipher;

    @Inject
    ImportFiles(Session session, FieldCipher cipher) {
        this.session = session;
        this.cipher = cipher;
    }

    /** Sent again, it is replaced. */
    void write(UUID job, int number, byte[] part) {
        if (number < 0 || number >= MOST_PARTS) {
            throw Problem.invalidField("#number", "max");
        }
        if (part.length == 0) {
            throw Problem.invalidField("#Content", "not-empty");
        }
        if (part.length > LARGEST_PART) {
            throw new Problem(CommonProblem.BODY_TOO_LARGE);
        }
        FieldCipher.SealedBytes sealed = cipher.encrypt(part, binding(job, number));
        session.createNativeMutationQuery(
                        "insert into person_import_part (import_id, number, key_id, sealed)"
                                + " values (:job, :number, :key, :sealed)"
                                + " on conflict (import_id, number) do update set key_id = excluded.key_id, sealed = excluded.sealed")
                .setParameter("job", job)
                .setParameter("number", number)
                .setParameter("key", sealed.keyId())
                .setParameter("sealed", sealed.bytes())
                .executeUpdate();
    }

    /** Refuses a file with a gap; otherwise its size, about: what sealing adds is a few bytes a part. */
    long requireWhole(UUID job) {
        Tuple parts = session.createNativeQuery(
                        "select count(*) as parts, coalesce(max(number), -1) as last, coalesce(sum(octet_length(sealed)), 0) as bytes"
                                + " from person_import_part where import_id = :job",
                        Tuple.class)
                .setParameter("job", job)
                .getSingleResult();
        long number = ((Number) parts.get("parts")).longValue();
        if (number == 0 || number != ((Number) parts.get("last")).longValue() + 1) {
            throw Problem.invalidField("#parts", "missing-part");
        }
        return ((Number) parts.get("bytes")).longValue();
    }

    void drop(UUID job) {
        session.createNativeMutationQuery("delete from person_import_part where import_id = :job")
                .setParameter("job", job)
                .executeUpdate();
    }

    /** Part by part, as it is read. */
    InputStream read(UUID job) {
        return new SequenceInputStream(new Enumeration<>() {
            private int number;
            private byte[] ahead = part(job, 0);

            @Override
            public boolean hasMoreElements() {
                return ahead != null;
            }

            @Override
            public InputStream nextElement() {
                InputStream part = new ByteArrayInputStream(ahead);
                ahead = part(job, ++number);
                return part;
            }
        });
    }

    private byte[] part(UUID job, int number) {
        List<Tuple> rows = QuarkusTransaction.requiringNew().call(() -> session.createNativeQuery(
                        "select key_id, sealed from person_import_part where import_id = :job and number = :number",
                        Tuple.class)
                .setParameter("job", job)
                .setParameter("number", number)
                .getResultList());
        return rows.isEmpty()
                ? null
                : cipher.decrypt(
                        new FieldCipher.SealedBytes(
                                rows.get(0).get("key_id", String.class),
                                rows.get(0).get("sealed", byte[].class)),
                        binding(job, number));
    }

    private static String binding(UUID job, int number) {
        return job + "/" + number;
    }
}
