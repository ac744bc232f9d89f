package org.wasl.monitoring.fact;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * How many people live in each governorate, for rates: a list beside the facts, read anew at each start. The shipped one is that of the census of 30 November 2015
 * (Department of Statistics). A later count is added to the file by more lines, and holds from its day on.
 */
final class Population {
    private static final String SHIPPED = "/org/wasl/monitoring/population.csv";

    private Population() {}

    /** @param file with the columns governorate (ISO 3166-2), persons, since (a day); the shipped one where empty */
    static void load(Optional<Path> file, Connection facts) throws IOException, SQLException {
        try (Statement statement = facts.createStatement()) {
            statement.execute(
                    "create or replace table main.population (record_id uuid not null, governorate varchar not null, persons integer not null, since date not null, until date)");
        }
        try (Reader text = file.isPresent()
                        ? Files.newBufferedReader(file.get())
                        : new InputStreamReader(Population.class.getResourceAsStream(SHIPPED), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text);
                PreparedStatement insert =
                        facts.prepareStatement("insert into main.population values (?, ?, ?, ?, null)")) {
            for (NamedCsvRecord row : rows) {
                insert.setObject(1, UUID.randomUUID());
                insert.setString(2, row.getField("governorate"));
                insert.setInt(3, Integer.parseInt(row.getField("persons")));
                insert.setObject(4, LocalDate.parse(row.getField("since")));
                insert.execute();
            }
        } catch (RuntimeException unreadable) {
            throw new IOException(
                    "The file of the population is not a list with the columns governorate, persons, since: "
                            + file.map(Path::toString).orElse(SHIPPED),
                    unreadable);
        }
        try (Statement statement = facts.createStatement()) {
            statement.execute("""
                    update main.population p set until = (select min(l.since) from main.population l
                     where l.governorate = p.governorate and l.since > p.since)""");
        }
    }
}
