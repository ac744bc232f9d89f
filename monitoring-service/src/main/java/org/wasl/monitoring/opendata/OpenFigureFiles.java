package org.wasl.monitoring.opendata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wasl.contracts.code.OpenDataFormat;
import org.wasl.monitoring.MonitoringConfig;

/** The open data as files beside the facts. Each bears the time of the publication as its own time, and takes the place of the former one when it is whole. */
@ApplicationScoped
class OpenFigureFiles {
    private final Path folder;

    @Inject
    OpenFigureFiles(MonitoringConfig config) {
        this.folder = config.file().toAbsolutePath().resolveSibling("open-data");
    }

    boolean areOf(Instant publishedAt) throws IOException {
        for (OpenDataFormat format : OpenDataFormat.values()) {
            if (!publishedAt(format).equals(Optional.of(publishedAt.truncatedTo(ChronoUnit.SECONDS)))) {
                return false;
            }
        }
        return true;
    }

    /** Empty where there is none yet. */
    Optional<Instant> publishedAt(OpenDataFormat format) throws IOException {
        return Files.exists(file(format))
                ? Optional.of(Files.getLastModifiedTime(file(format)).toInstant())
                : Optional.empty();
    }

    Path file(OpenDataFormat format) {
        return folder.resolve("figures." + format.name().toLowerCase(Locale.ROOT));
    }

    void replace(List<OpenFigure> figures, Instant publishedAt) throws SQLException, IOException {
        Files.createDirectories(folder);
        // A database of its own, in memory, so that no statement over the facts ever writes a file.
        try (Connection scratch = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = scratch.createStatement()) {
            statement.execute("set memory_limit = '64MB'");
            statement.execute("set threads = 1");
            statement.execute(
                    "create table figure (indicator varchar, title_ar varchar, title_en varchar, unit varchar, period varchar, period_from date, period_to date, dimension varchar, group_code varchar, value double, numerator double, denominator double)");
            fill(scratch, figures);
            for (OpenDataFormat format : OpenDataFormat.values()) {
                Path fresh = folder.resolve(file(format).getFileName() + ".new");
                statement.execute("copy figure to '%s' (%s)"
                        .formatted(
                                fresh.toString().replace("'", "''"),
                                format == OpenDataFormat.PARQUET ? "format parquet" : "format csv, header"));
                Files.setLastModifiedTime(fresh, FileTime.from(publishedAt.truncatedTo(ChronoUnit.SECONDS)));
                Files.move(fresh, file(format), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void fill(Connection scratch, List<OpenFigure> figures) throws SQLException {
        try (PreparedStatement insert = scratch.prepareStatement(OpenFigure.insertInto("figure"))) {
            scratch.setAutoCommit(false);
            for (OpenFigure figure : figures) {
                figure.bind(insert);
                insert.execute();
            }
            scratch.commit();
            scratch.setAutoCommit(true);
        }
    }
}
