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
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.wasl.platform.crypto.Sealer;

/** The contents of files (table {@code attachment_part} of the service), in sealed parts of a quarter of a megabyte: received, written and read part by part, so that memory does not grow with the file. */
@ApplicationScoped
public class FileStore {
    private final EntityManager entities;
    private final Sealer cipher;
    private final long largest;

    @Inject
    FileStore(EntityManager entities, Sealer cipher, AttachmentConfig config) {
        this.entities = entities;
        this.cipher = cipher;
        this.largest = config.largestBytes();
    }

    public record Written(long bytes, String sha256) {}

    /** Before the transaction that keeps it. */
    public ReceivedFile receive(UUID attachment, InputStream in) {
        return ReceivedFile.of(in, largest, number -> attachment + "/" + number, cipher);
    }

    /** 422 where it is not of the kind that was announced. In the caller's transaction. */
    public Written write(UUID attachment, FileKind kind, ReceivedFile received) {
        received.require(kind);
        received.each((number, part) -> entities.createNativeQuery(
                        "insert into attachment_part (attachment_id, number, key_id, sealed)"
                                + " values (:attachment, :number, :key, :sealed)")
                .setParameter("attachment", attachment)
                .setParameter("number", number)
                .setParameter("key", part.keyId())
                .setParameter("sealed", part.bytes())
                .executeUpdate());
        return new Written(received.bytes(), received.sha256());
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
                    : cipher.openBytes(
                            new Sealer.SealedBytes(
                                    rows.get(0).get("key_id", String.class),
                                    rows.get(0).get("sealed", byte[].class)),
                            attachment + "/" + wanted);
        }
    }
}
