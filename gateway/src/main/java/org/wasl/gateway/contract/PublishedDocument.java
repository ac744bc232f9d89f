package org.wasl.gateway.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.wasl.gateway.routing.EntityTag;

/** A document that anybody may read, as it goes over the wire. */
record PublishedDocument(String mediaType, byte[] plain, byte[] zipped, String etag) {
    static PublishedDocument of(String mediaType, byte[] bytes) {
        try {
            ByteArrayOutputStream zipped = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
                out.write(bytes);
            }
            return new PublishedDocument(
                    mediaType, bytes, zipped.toByteArray(), "W/\"" + EntityTag.hashOf(bytes) + "\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param accepted the header Accept-Encoding; null where there is none */
    static boolean isZippedFor(String accepted) {
        return accepted != null && accepted.matches("(?i).*\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*");
    }

    /** @param known the header If-None-Match; null where there is none */
    boolean isKnownAs(String known) {
        return EntityTag.isAmong(known, etag);
    }
}
