package org.wasl.gateway.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** A document that anybody may read, as it goes over the wire. */
record PublishedDocument(String mediaType, byte[] plain, byte[] zipped, String etag) {
    static PublishedDocument of(String mediaType, byte[] bytes) {
        try {
            ByteArrayOutputStream zipped = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
                out.write(bytes);
            }
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new PublishedDocument(
                    mediaType,
                    bytes,
                    zipped.toByteArray(),
                    "W/\"" + HexFormat.of().formatHex(hash, 0, 8) + "\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param accepted the header Accept-Encoding; null where there is none */
    static boolean isZippedFor(String accepted) {
        return accepted != null && accepted.matches("(?i).*\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*");
    }

    /** @param known the header If-None-Match; null where there is none */
    boolean isKnownAs(String known) {
        return known != null && (known.equals("*") || known.contains(etag));
    }
}
