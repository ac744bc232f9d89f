package org.wasl.monitoring.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * A file of the dashboard, with a tag of its content.
 *
 * @param hash of the content
 */
record DashboardFile(byte[] content, String type, String hash) {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=UTF-8",
            "css", "text/css;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "json", "application/json");

    private static final int TAG_BYTES = 12;

    /** Empty where there is no such file. */
    static Optional<DashboardFile> named(String name) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null) {
            return Optional.empty();
        }
        try (InputStream in = DashboardFile.class.getResourceAsStream("/dashboard/" + name)) {
            return in == null ? Optional.empty() : Optional.of(of(in.readAllBytes(), type));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With other words in it. */
    DashboardFile with(Map<String, String> replaced) {
        String text = new String(content, StandardCharsets.UTF_8);
        for (Map.Entry<String, String> each : replaced.entrySet()) {
            text = text.replace("{" + each.getKey() + "}", each.getValue());
        }
        return of(text.getBytes(StandardCharsets.UTF_8), type);
    }

    private static DashboardFile of(byte[] content, String type) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return new DashboardFile(content, type, HexFormat.of().formatHex(digest, 0, TAG_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String tag() {
        return "\"" + hash + "\"";
    }
}
