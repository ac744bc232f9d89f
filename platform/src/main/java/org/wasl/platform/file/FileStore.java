package org.wasl.platform.file;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.apache.tika.Tika;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.wasl.platform.crypto.FieldCipher;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/** The contents of files (table {@code attachment_part} of the service), in sealed parts of a quarter of a megabyte: written and read part by part, so that memory does not grow with the file. */
@ApplicationScoped
public class FileStore {
    private static final int PART = 256 * 1024;
    private static final Tika TIKA = new Tika();

    private final EntityManager entities;
    private final FieldCipher cipher;
    private final long largest;

    @Inject
    FileStore(
            EntityManager entities,
            FieldCipher cipher,
            @ConfigProperty(name = "wasl.attachments.largest-bytes", defaultValue = "10000000") long largest) {
        this.entities = entities;
        this.cipher = cipher;
        this.largest = largest;
    }

    public record Written(long bytes, String sha256) {}

    /** 422 where the first bytes are not those of the kind that was announced, 413 where it is too large. In the caller's transaction. */
    public Written write(UUID attachment, String mediaType, InputStream in) throws IOException {
        MessageDigest hash = sha256();
        long total = 0;
        int number = 0;
        for (byte[] part = in.readNBytes(PART); part.length > 0; part = in.readNBytes(PART)) {
            if (number == 0 && !TIKA.detect(part).equals(mediaType)) {
                throw Problem.invalidField("#Content", "not-of-this-type");
            }
            total += part.length;
            if (total > largest) {
                throw new Problem(CommonProblem.BODY_TOO_LARGE);
            }
            hash.update(part);
            FieldCipher.SealedBytes sealed = cipher.encrypt(part, attachment + "/" + number);
            entities.createNativeQuery("insert into attachment_part (attachment_id, number, key_id, sealed)"
                            + " values (:attachment, :number, :key, :sealed)")
                    .setParameter("attachment", attachment)
                    .setParameter("number", number++)
                    .setParameter("key", sealed.keyId())
                    .setParameter("sealed", sealed.bytes())
                    .executeUpdate();
        }
        if (total == 0) {
            throw Problem.invalidField("#Content", "not-empty");
        }
        return new Written(total, HexFormat.of().formatHex(hash.digest()));
    }

    /** The content, read as it is asked for. It is whole or it fails: what ends early is no file. */
    public InputStream read(UUID attachment, StoredFile file) {
        return new Parts(attachment, file.byteCount());
    }

    /** The contents go; the rows that name them are their service's. */
    public void forget(Collection<UUID> attachments) {
        entities.createNativeQuery(
                        "delete from attachment_part where attachment_id = any(cast(:attachments as uuid[]))")
                .setParameter("attachments", attachments.toArray(UUID[]::new))
                .executeUpdate();
    }

    private final class Parts extends InputStream {
        private final UUID attachment;
        private long left;
        private int number;
        private ByteArrayInputStream part = new ByteArrayInputStream(new byte[0]);

        Parts(UUID attachment, long byteCount) {
            this.attachment = attachment;
            this.left = byteCount;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            if (part.available() == 0) {
                part = new ByteArrayInputStream(
                        QuarkusTransaction.requiringNew().call(() -> part(number++)));
            }
            int read = part.read(into, offset, length);
            if (read <= 0) {
                throw new EOFException("A part of a file is missing");
            }
            left -= read;
            return read;
        }

        private byte[] part(int wanted) {
            @SuppressWarnings("unchecked")
            List<Tuple> rows = entities.createNativeQuery(
                            "select key_id, sealed from attachment_part where attachment_id = :attachment and number = :number",
                            Tuple.class)
                    .setParameter("attachment", attachment)
                    .setParameter("number", wanted)
                    .getResultList();
            return rows.isEmpty()
                    ? new byte[0]
                    : cipher.decrypt(
                            new FieldCipher.SealedBytes(
                                    rows.get(0).get("key_id", String.class),
                                    rows.get(0).get("sealed", byte[].class)),
                            attachment + "/" + wanted);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
