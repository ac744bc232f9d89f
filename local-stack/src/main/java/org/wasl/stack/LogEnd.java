package org.wasl.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The end of a log for a person to read: of lines in JSON what they say, with the causes, and without the places in the program. */
final class LogEnd {
    private static final int LINES = 15;
    private static final ObjectMapper JSON = new ObjectMapper();

    private LogEnd() {}

    /** The rest of a sentence that names the log. */
    static String of(Path log) {
        try {
            // What a library writes may be in any encoding.
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return ":\n"
                    + String.join(
                            "\n",
                            lines.subList(Math.max(0, lines.size() - LINES), lines.size()).stream()
                                    .map(LogEnd::readable)
                                    .toList());
        } catch (IOException none) {
            return ".";
        }
    }

    static String readable(String line) {
        if (!line.startsWith("{")) {
            return line;
        }
        try {
            JsonNode entry = JSON.readTree(line);
            List<String> said = new ArrayList<>();
            said.add(entry.path("level").asText() + " " + entry.path("message").asText());
            for (JsonNode cause = entry.path("exception");
                    !cause.isMissingNode();
                    cause = cause.at("/causedBy/exception")) {
                String message = cause.path("message").asText("");
                if (!message.isBlank()) {
                    said.add("  " + message);
                }
            }
            return String.join("\n", said);
        } catch (IOException notJson) {
            return line;
        }
    }
}
