package org.wasl.gateway.routing;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of a request in the form of RFC 3986. Clients that follow the URL standard of WHATWG send {@code |}, <code>{</code> or {@code [} in a query as
 * they are, and some send the bytes of Arabic words: what can mean one thing only is read as that.
 */
final class RequestAddress {
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final String ALLOWED = "-._~:/?@!$&'()*+,;=%";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private RequestAddress() {}

    /**
     * @param sent as the client wrote it after the method; the server gives its bytes as characters of ISO 8859-1
     * @return with each other character escaped; empty where a {@code %} begins no escape, or a character is none that travels
     */
    static Optional<String> read(String sent) {
        if (BROKEN_ESCAPE.matcher(sent).find() || sent.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            return Optional.empty();
        }
        if (sent.chars().allMatch(RequestAddress::isAllowed)) {
            return Optional.of(sent);
        }
        StringBuilder read = new StringBuilder(sent.length() + 32);
        boolean bytes = sent.chars().allMatch(c -> c <= 0xff);
        for (byte b : sent.getBytes(bytes ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8)) {
            if (isAllowed(b & 0xff)) {
                read.append((char) b);
            } else {
                read.append('%').append(HEX.toHexDigits(b));
            }
        }
        return Optional.of(read.toString());
    }

    private static boolean isAllowed(int c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c < 0x80 && ALLOWED.indexOf(c) >= 0;
    }
}
