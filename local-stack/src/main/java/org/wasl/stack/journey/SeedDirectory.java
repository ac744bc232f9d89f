package org.wasl.stack.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** The directory that the demo begins with: invented organizations and the real places where a centre could be. */
public final class SeedDirectory {
    private SeedDirectory() {}

    /** @return a document of HSDS whose services were looked at on that day */
    public static String assuredOn(LocalDate day) {
        try (InputStream in = SeedDirectory.class.getResourceAsStream("/org/wasl/stack/seed-directory.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\"TODAY\"", "\"" + day + "\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
