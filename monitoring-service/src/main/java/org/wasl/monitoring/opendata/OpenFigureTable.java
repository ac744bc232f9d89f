package org.wasl.monitoring.opendata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;

/** The open data in PostgreSQL, for tools that speak SQL. Readers see the former ones until the new ones are whole. */
@ApplicationScoped
class OpenFigureTable {
    private static final int LOT = 1000;

    private final DataSource database;

    @Inject
    OpenFigureTable(DataSource database) {
        this.database = database;
    }

    void replace(List<OpenFigure> figures, Instant publishedAt) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                // Where several instances write at once, one after the other.
                statement.execute("lock table open_publication in exclusive mode");
                statement.execute("delete from open_figure");
                statement.execute("delete from open_publication");
            }
            write(connection, figures);
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into open_publication (published_at, figures) values (?, ?)")) {
                insert.setObject(1, publishedAt.atOffset(ZoneOffset.UTC));
                insert.setLong(2, figures.size());
                insert.execute();
            }
            connection.commit();
        }
    }

    private static void write(Connection connection, List<OpenFigure> figures) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(OpenFigure.insertInto("open_figure"))) {
            int waiting = 0;
            for (OpenFigure figure : figures) {
                figure.bind(insert);
                insert.addBatch();
                if (++waiting % LOT == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }
}
