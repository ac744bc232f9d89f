package org.wasl.gateway.routing;

import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** Entity tags of what is read (RFC 9110, 8.8.3). */
public final class EntityTag {
    private EntityTag() {}

    /**
     * The tag covers what this caller was shown: the version of the record says nothing of redactions and allowed actions. {@code If-Match} takes the version
     * out of it.
     *
     * @param version the tag of the service; null where it gave none, as for a list
     */
    static String of(String version, Buffer shown) {
        String hash = hashOf(shown.getBytes());
        return version == null ? "\"" + hash + "\"" : version.substring(0, version.length() - 1) + "-" + hash + "\"";
    }

    /** 64 bits of SHA-256, hexadecimal. */
    public static String hashOf(byte[] shown) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(shown), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By weak comparison, as If-None-Match asks. @param known the header; null where there is none */
    public static boolean isAmong(String known, String tag) {
        return known != null
                && (known.trim().equals("*")
                        || Stream.of(known.split(",")).map(String::trim).anyMatch(one -> strong(one)
                                .equals(strong(tag))));
    }

    static boolean isWeak(String tag) {
        return tag != null && tag.startsWith("W/");
    }

    private static String strong(String tag) {
        return isWeak(tag) ? tag.substring(2) : tag;
    }
}
