package org.wasl.platform.testing;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Cases that exist for a service as the case service would have stated them; written straight into its tables. */
public final class StatedCases {
    private StatedCases() {}

    /** Known to its owner, to every supervisor and to the caseworkers of the agency. */
    public static String standard(String subject, Persona owner) {
        return stated(
                subject,
                owner,
                "STANDARD",
                "'supervisor:*', 'role:caseworker', 'role:supervisor', 'role:agency-manager'");
    }

    /** Known to its owner and its supervisor alone. */
    public static String restricted(String subject, Persona owner, Persona supervisor) {
        return stated(subject, owner, "RESTRICTED", "'supervisor:" + supervisor.subject() + "'");
    }

    /** These parts of it are open to an account, which may be another agency's. */
    public static void opensTo(Persona account, String file, String... parts) {
        execute(
                "insert into record_reader (record_id, agency_id, reader_key, parts) values ('%s', '%s', 'account:%s', '{%s}')"
                        .formatted(file, account.agency(), account.subject(), String.join(",", parts)));
    }

    /** It is another agency's from now on. */
    public static void goesTo(Persona owner, String file) {
        execute("""
                update record_access set agency_id = '%2$s' where record_id = '%1$s';
                update record_reader set agency_id = '%2$s', reader_key = 'owner:%3$s' where record_id = '%1$s' and reader_key like 'owner:%%';
                """.formatted(file, owner.agency(), owner.subject()));
    }

    private static String stated(String subject, Persona owner, String sensitivity, String others) {
        UUID id = UUID.randomUUID();
        execute("""
                insert into record_access (record_id, subject_id, original_subject_id, agency_id, sensitivity, running)
                    values ('%1$s', '%2$s', '%2$s', '%3$s', '%4$s', true);
                insert into record_reader (record_id, agency_id, reader_key, parts)
                    select '%1$s', '%3$s', key, array['SUBJECT', 'SERVICES']
                    from unnest(array['owner:%5$s', %6$s]) as key;
                """.formatted(id, subject, owner.agency(), sensitivity, owner.subject(), others));
        return id.toString();
    }

    private static void execute(String sql) {
        Config config = ConfigProvider.getConfig();
        try (var connection = DriverManager.getConnection(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("quarkus.datasource.username", String.class),
                        config.getValue("quarkus.datasource.password", String.class));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
