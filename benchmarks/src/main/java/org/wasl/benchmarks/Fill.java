package org.wasl.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.wasl.platform.crypto.CryptoConfig;
import org.wasl.platform.crypto.Keys;
import org.wasl.platform.crypto.Sealer;

/** Rows as a service would have written them, many at once, sealed with its keys. */
final class Fill {
    static final Instant FIRST = Instant.parse("2023-10-01T00:00:00Z");
    static final long SPAN_SECONDS = ChronoUnit.SECONDS.between(FIRST, Instant.now());

    private final Connection database;
    private final Keys keys;
    private final Sealer cipher;
    private final ObjectMapper mapper = new ObjectMapper().registerModule(new JavaTimeModule());

    private record Config(List<String> encryptionKeys, List<String> indexKeys, Optional<List<String>> auditKeys)
            implements CryptoConfig {}

    interface Lines {
        void write(Writer out) throws IOException;
    }

    Fill(Connection database, Properties secrets, String service) throws SQLException {
        this.database = database;
        keys = new Keys(new Config(
                List.of(secrets.getProperty("key.encryption." + service)),
                List.of(secrets.getProperty("key.index." + service)),
                Optional.empty()));
        cipher = new Sealer(keys, mapper);
        // Whole by construction: no key is looked up again for each row.
        execute(
                "set maintenance_work_mem = '1GB'",
                "set synchronous_commit = off",
                "set session_replication_role = replica");
    }

    void done() throws SQLException {
        execute("analyze", "checkpoint");
    }

    Sealer cipher() {
        return cipher;
    }

    Keys keys() {
        return keys;
    }

    /** In the stored form of the service, of which these records write what the figures need. */
    String sealed(Object value, String context) {
        try {
            return cipher.sealText(mapper.writeValueAsString(value), context);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Spread over the years, in order. */
    static Instant moment(int i, int count) {
        return FIRST.plusSeconds(SPAN_SECONDS * i / count);
    }

    void copy(String table, Lines lines) throws SQLException, IOException {
        long begin = System.nanoTime();
        try (Writer out = new OutputStreamWriter(
                new PGCopyOutputStream(database.unwrap(PGConnection.class), "copy " + table + " from stdin", 1 << 16),
                StandardCharsets.UTF_8)) {
            lines.write(out);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        System.out.printf("filled %-19s in %5.0f s%n", table.replaceAll(" .*", ""), (System.nanoTime() - begin) / 1e9);
    }

    static void line(Writer out, Object... values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                out.write('\t');
            }
            out.write(values[i] == null ? "\\N" : values[i].toString());
        }
        out.write('\n');
    }

    void execute(String... statements) throws SQLException {
        try (var statement = database.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    Connection database() {
        return database;
    }
}
