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

/**
 * The facts of one moment, kept beside those of now: all figures of a day that are not exact are counted from them, so that nobody learns of a single fact by asking
 * again and again (ADR 60).
 *
 * @param waiting how many facts were waiting on the topics then; null where that was not known
 */
public record Publication(Instant publishedAt, Long waiting) {
    /** Of how far the topics were read, each movement is nothing to follow. */
    public FiguresPosition position() {
        return new FiguresPosition(Long.valueOf(0).equals(waiting), waiting, List.of());
    }

    static Optional<Publication> last(Connection facts) throws SQLException {
        try (Statement statement = facts.createStatement();
                ResultSet row = statement.executeQuery("select published_at, waiting from published.publication")) {
            return row.next()
                    ? Optional.of(new Publication(
                            row.getTimestamp(1).toLocalDateTime().toInstant(ZoneOffset.UTC),
                            row.getObject(2, Long.class)))
                    : Optional.empty();
        }
    }

    /** From now on tables of facts are those of the publication, for this connection. */
    static void show(Connection facts) throws SQLException {
        try (Statement statement = facts.createStatement()) {
            statement.execute("set search_path = 'published'");
        }
    }

    /** In the transaction of this connection, so that the facts are those of one moment, and the former publication is asked until it commits. */
    void make(Connection facts) throws SQLException {
        try (Statement statement = facts.createStatement()) {
            for (FactTable table : FactTable.all().values()) {
                statement.execute(
                        "create or replace table published.%1$s as select * from main.%1$s".formatted(table.view()));
            }
            statement.execute(FactFile.personRoot("published"));
            statement.execute("delete from published.publication");
        }
        try (PreparedStatement insert = facts.prepareStatement("insert into published.publication values (?, ?)")) {
            insert.setObject(1, publishedAt.atOffset(ZoneOffset.UTC).toLocalDateTime());
            insert.setObject(2, waiting);
            insert.execute();
        }
    }
}
