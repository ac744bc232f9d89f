package org.wasl.gateway.contract;

import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** A document that anybody may read, as it goes over the wire. */
record PublishedDocument(String path, String mediaType, byte[] plain, byte[] zipped, String etag) {
    static PublishedDocument of(String path, String mediaType, byte[] bytes) {
        try {
            ByteArrayOutputStream zipped = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
                out.write(bytes);
            }
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new PublishedDocument(
                    path,
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

    static boolean takesZipped(HttpServerRequest request) {
        String accepted = request.getHeader("Accept-Encoding");
        return accepted != null && accepted.matches("(?i).*\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*");
    }

    boolean isKnownTo(HttpServerRequest request) {
        String known = request.getHeader("If-None-Match");
        return known != null && (known.equals("*") || known.contains(etag));
    }
}
