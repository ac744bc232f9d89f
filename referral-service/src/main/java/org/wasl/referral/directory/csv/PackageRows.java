package org.wasl.referral.directory.csv;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** The rows of packages that are being taken in, in the database: memory holds some hundred of them. */
@ApplicationScoped
public class PackageRows {
    private static final int FETCHED = 500;
    private static final String COLUMNS = "r.table_name, r.id, r.parent_table, r.parent_id, r.names_id, r.content";

    private final AgroalDataSource database;
    private final Clock clock;

    @Inject
    PackageRows(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Those whose id the table has already are left out and returned. @param place of the first in its package */
    List<PackageRow> add(UUID id, long place, List<PackageRow> rows) {
        return inTransaction(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into directory_package_row (package_id, table_name, id, place, parent_table, parent_id, names_id, content, received_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")) {
                OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
                long at = place;
                for (PackageRow row : rows) {
                    insert.setObject(1, id);
                    insert.setString(2, row.table().tableName());
                    insert.setString(3, row.id());
                    insert.setLong(4, at++);
                    insert.setString(
                            5, row.parent() == null ? null : row.parent().tableName());
                    insert.setString(6, row.parentId());
                    insert.setString(7, row.namesId());
                    insert.setString(8, row.content());
                    insert.setObject(9, now);
                    insert.addBatch();
                }
                int[] added = insert.executeBatch();
                List<PackageRow> twice = new ArrayList<>();
                for (int i = 0; i < added.length; i++) {
                    if (added[i] == 0) {
                        twice.add(rows.get(i));
                    }
                }
                return twice;
            }
        });
    }

    private static final String HAS_NO_RECORD =
            "r.package_id = ? and r.parent_table is not null and r.table_name not in ('taxonomy_term', 'location')"
                    + " and not exists (select 1 from directory_package_row p"
                    + " where p.package_id = r.package_id and p.table_name = r.parent_table and p.id = r.parent_id)";

    /** A row may name several records: one that names a record that is missing is placed with another that is there. */
    void placeOrphans(UUID id, Table with) {
        update(
                "update directory_package_row r set parent_table = ?, parent_id = r.content::jsonb ->> ? where "
                        + HAS_NO_RECORD
                        + " and r.table_name = any(?)"
                        + " and exists (select 1 from directory_package_row o where o.package_id = r.package_id"
                        + " and o.table_name = ? and o.id = r.content::jsonb ->> ?)",
                with.tableName(),
                with.tableName() + "_id",
                id,
                Arrays.stream(Table.values())
                        .filter(part -> part != Table.SERVICE && part != Table.SERVICE_AT_LOCATION)
                        .filter(part -> with.memberOf(part).isPresent())
                        .map(Table::tableName)
                        .toArray(String[]::new),
                with.tableName(),
                with.tableName() + "_id");
    }

    /** A location that some service is given at is met there; one of no service stands with its organization. */
    void placeLocations(UUID id) {
        update(
                "update directory_package_row r set parent_table = null where r.package_id = ? and r.table_name = 'location'"
                        + " and exists (select 1 from directory_package_row p where p.package_id = r.package_id"
                        + " and p.table_name = 'service_at_location' and p.names_id = r.id)",
                id);
    }

    private void update(String sql, Object... parameters) {
        inTransaction(connection -> {
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                bind(connection, update, parameters);
                return update.executeUpdate();
            }
        });
    }

    /** Rows whose record, or whose location, is not in the package. */
    void orphans(UUID id, Predicate<PackageRow> taken) {
        each(
                "select " + COLUMNS
                        + " from directory_package_row r where r.table_name <> 'metadata' and " + HAS_NO_RECORD
                        + " union all select " + COLUMNS + " from directory_package_row r where r.package_id = ?"
                        + " and r.table_name = 'location' and r.parent_table is not null"
                        + " and not exists (select 1 from directory_package_row p where p.package_id = r.package_id"
                        + " and p.table_name = 'organization' and p.id = r.parent_id)",
                taken,
                id,
                id);
    }

    /** One row of history whose record is not in the package, if any: of many that is told once. */
    void historyOfOthers(UUID id, Predicate<PackageRow> taken) {
        each(
                "select " + COLUMNS
                        + " from directory_package_row r where r.package_id = ? and r.table_name = 'metadata'"
                        + " and not exists (select 1 from directory_package_row p where p.package_id = r.package_id"
                        + " and p.table_name = r.parent_table and p.id = r.parent_id) limit 1",
                taken,
                id);
    }

    /** Places whose location is not in the package. */
    void withoutLocation(UUID id, Predicate<PackageRow> taken) {
        each(
                "select " + COLUMNS
                        + " from directory_package_row r where r.package_id = ? and r.table_name = 'service_at_location'"
                        + " and not exists (select 1 from directory_package_row p"
                        + " where p.package_id = r.package_id and p.table_name = 'location' and p.id = r.names_id)",
                taken,
                id);
    }

    /** In pages: the code that takes a row asks for what belongs to it, and a cursor would hold a second connection meanwhile. */
    void each(UUID id, Table table, Predicate<PackageRow> taken) {
        long last = -1;
        for (Page page = page(id, table, last); !page.rows().isEmpty(); page = page(id, table, last)) {
            last = page.last();
            if (!page.rows().stream().allMatch(taken)) {
                return;
            }
        }
    }

    private record Page(List<PackageRow> rows, long last) {}

    private Page page(UUID id, Table table, long after) {
        return inTransaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select " + COLUMNS
                    + ", r.place from directory_package_row r where r.package_id = ? and r.table_name = ? and r.place > ?"
                    + " order by r.place limit 50")) {
                select.setObject(1, id);
                select.setString(2, table.tableName());
                select.setLong(3, after);
                List<PackageRow> rows = new ArrayList<>();
                long last = after;
                try (ResultSet found = select.executeQuery()) {
                    while (found.next()) {
                        rows.add(row(found));
                        last = found.getLong(7);
                    }
                }
                return new Page(rows, last);
            }
        });
    }

    /** A term is known before one below it names it; what names itself in a circle comes last. */
    void termsParentsFirst(UUID id, Predicate<PackageRow> taken) {
        each(
                "with recursive below (id, depth) as ("
                        + "select r.id, 0 from directory_package_row r where r.package_id = ? and r.table_name = 'taxonomy_term'"
                        + " and not exists (select 1 from directory_package_row p where p.package_id = r.package_id"
                        + " and p.table_name = 'taxonomy_term' and p.id = r.parent_id)"
                        + " union all select r.id, below.depth + 1 from below join directory_package_row r on r.package_id = ?"
                        + " and r.parent_table = 'taxonomy_term' and r.parent_id = below.id and r.table_name = 'taxonomy_term')"
                        + " select " + COLUMNS + " from directory_package_row r left join below on below.id = r.id"
                        + " where r.package_id = ? and r.table_name = 'taxonomy_term' order by below.depth nulls last, r.place",
                taken,
                id,
                id,
                id);
    }

    /** What belongs to some records of a table. */
    void children(UUID id, Table of, Collection<String> records, Predicate<PackageRow> taken) {
        each(
                "select " + COLUMNS
                        + " from directory_package_row r where r.package_id = ? and r.parent_table = ? and r.parent_id = any(?)"
                        + " order by r.table_name, r.place",
                taken,
                id,
                of.tableName(),
                records.toArray(String[]::new));
    }

    void named(UUID id, Table table, Collection<String> records, Predicate<PackageRow> taken) {
        each(
                "select " + COLUMNS
                        + " from directory_package_row r where r.package_id = ? and r.table_name = ? and r.id = any(?)",
                taken,
                id,
                table.tableName(),
                records.toArray(String[]::new));
    }

    /** With what a crash left behind. */
    void drop(UUID id) {
        inTransaction(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(
                    "delete from directory_package_row where package_id = ? or received_at < ?")) {
                delete.setObject(1, id);
                delete.setObject(
                        2, OffsetDateTime.ofInstant(clock.instant().minus(Duration.ofDays(1)), ZoneOffset.UTC));
                return delete.executeUpdate();
            }
        });
    }

    /** As a cursor, until one is not taken. */
    private void each(String sql, Predicate<PackageRow> taken, Object... parameters) {
        inTransaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setFetchSize(FETCHED);
                bind(connection, select, parameters);
                try (ResultSet found = select.executeQuery()) {
                    while (found.next() && taken.test(row(found))) {
                        // the next one
                    }
                }
                return null;
            }
        });
    }

    private static void bind(Connection connection, PreparedStatement statement, Object... parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object value =
                    parameters[i] instanceof String[] texts ? connection.createArrayOf("text", texts) : parameters[i];
            statement.setObject(i + 1, value);
        }
    }

    private static PackageRow row(ResultSet found) throws SQLException {
        String parent = found.getString(3);
        return new PackageRow(
                Table.named(found.getString(1)).orElseThrow(),
                found.getString(2),
                parent == null ? null : Table.named(parent).orElseThrow(),
                found.getString(4),
                found.getString(5),
                found.getString(6));
    }

    /** An hour: the terms of a package are read through one cursor. */
    private <T> T inTransaction(Work<T> work) {
        return QuarkusTransaction.requiringNew().timeout(3600).call(() -> {
            try (Connection connection = database.getConnection()) {
                return work.with(connection);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
