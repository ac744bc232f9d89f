package org.wasl.monitoring.fact;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The facts of one moment, kept beside those of now: all figures that are not exact are counted from them, so that nobody learns of a single fact by asking again and
 * again (ADR 60).
 *
 * @param waiting how many facts were waiting on the topics then; null where that was not known
 * @param content another one as soon as any fact is another one; null until it is made
 */
public record Publication(Instant publishedAt, Long waiting, String content) {
    public Publication(Instant publishedAt, Long waiting) {
        this(publishedAt, waiting, null);
    }

    /** Of how far the topics were read, each movement is nothing to follow. */
    public FiguresPosition position() {
        return new FiguresPosition(Long.valueOf(0).equals(waiting), waiting, List.of());
    }

    static Optional<Publication> last(Connection facts, PublicationSeries series) throws SQLException {
        try (Statement statement = facts.createStatement();
                ResultSet row = statement.executeQuery(
                        "select published_at, waiting, content from %s.publication".formatted(series.schema()))) {
            return row.next()
                    ? Optional.of(new Publication(
                            row.getTimestamp(1).toLocalDateTime().toInstant(ZoneOffset.UTC),
                            row.getObject(2, Long.class),
                            row.getString(3)))
                    : Optional.empty();
        }
    }

    /** From now on tables of facts are those of the publication, for this connection. */
    static void show(Connection facts, PublicationSeries series) throws SQLException {
        try (Statement statement = facts.createStatement()) {
            statement.execute("set search_path = '%s'".formatted(series.schema()));
        }
    }

    /** In the transaction of this connection, so that the facts are those of one moment, and the former publication is asked until it commits. */
    void make(Connection facts, PublicationSeries series) throws SQLException {
        String schema = series.schema();
        try (Statement statement = facts.createStatement()) {
            for (FactTable table : FactTable.all().values()) {
                statement.execute(
                        "create or replace table %1$s.%2$s as select * from main.%2$s".formatted(schema, table.view()));
            }
            statement.execute(FactFile.personRoot(schema));
            statement.execute("delete from %s.publication".formatted(schema));
        }
        try (PreparedStatement insert = facts.prepareStatement(
                "insert into %s.publication select ?, ?, %s".formatted(schema, contentOf(schema)))) {
            insert.setObject(1, publishedAt.atOffset(ZoneOffset.UTC).toLocalDateTime());
            insert.setObject(2, waiting);
            insert.execute();
        }
    }

    /** Of each fact the record and its revision: whatever changes has another one. */
    private static String contentOf(String schema) {
        return FactTable.all().values().stream()
                .map(table -> "select hash('%s', record_id, revision)::hugeint as one from %s.%s"
                        .formatted(table.kind(), schema, table.view()))
                .collect(Collectors.joining(
                        " union all ", "(select cast(coalesce(sum(one), 0) as varchar) from (", "))"));
    }
}
