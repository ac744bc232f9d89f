package org.wasl.platform.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.wasl.contracts.code.CodeLists;

/** The extra members that problems may have (RFC 9457, 3.2), as JSON Schema, so that a generated client has a way to them: {@code problem-members.json} of contracts. */
public final class ProblemMembers {
    private static final JsonNode ALL = read();

    private ProblemMembers() {}

    /** By name. */
    public static JsonNode all() {
        return ALL;
    }

    static boolean isKnown(String name) {
        return ALL.has(name);
    }

    private static JsonNode read() {
        try (InputStream in = CodeLists.class.getResourceAsStream("/org/wasl/contracts/problem-members.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
