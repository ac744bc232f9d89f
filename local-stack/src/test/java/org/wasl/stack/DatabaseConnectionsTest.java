package org.wasl.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many connections who may hold, and for how long without a sign-in. */
@Tag("servers")
@DisplayNameGeneration(ReplaceUnderscores.class)
class DatabaseConnectionsTest {
    @TempDir
    static Path folder;

    private static PostgresServer server;
    private static int port;

    @BeforeAll
    static void up() throws Exception {
        port = TestServers.freePort();
        server = new PostgresServer(
                Distribution.ofThisBuild().postgres(),
                folder.resolve("postgres"),
                folder.resolve("log/postgres.log"),
                port,
                "admin",
                "-c fsync=off");
        server.start();
        server.ensureService("wasl_some", "owner", "service");
        server.ensureKeycloak("identity");
    }

    @AfterAll
    static void down() throws Exception {
        server.stop();
    }

    private static Connection as(String role, String password, String database) throws SQLException {
        return DriverManager.getConnection(server.url(database), role, password);
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Names a role, and then does not show its password. */
    private static Socket halfSignedIn() throws IOException {
        ByteArrayOutputStream wish = new ByteArrayOutputStream();
        new DataOutputStream(wish).writeInt(3 << 16);
        wish.write("user\0wasl_some_service\0database\0wasl_some\0\0".getBytes(StandardCharsets.US_ASCII));
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        out.writeInt(wish.size() + 4);
        out.write(wish.toByteArray());
        out.flush();
        return socket;
    }

    @Test
    void connections_that_never_sign_in_go_and_people_sign_in_again() throws Exception {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                silent.add(halfSignedIn());
            }

            await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
                try (Connection service = as("wasl_some_service", "service", "wasl_some")) {
                    return one(service, "select 1").equals("1");
                }
            });
        } finally {
            for (Socket each : silent) {
                each.close();
            }
        }
    }

    @Test
    void a_role_that_takes_all_it_may_leaves_room_for_the_others() throws Exception {
        List<Connection> taken = new ArrayList<>();
        try {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 300; i++) {
                            taken.add(as("wasl_some_service", "service", "wasl_some"));
                        }
                    })
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("too many connections for role");
            assertThat(taken).hasSize(36);

            as("wasl_some", "owner", "wasl_some").close();
            as("keycloak", "identity", "keycloak").close();
            as(PostgresServer.ADMIN, "admin", "postgres").close();
        } finally {
            for (Connection each : taken) {
                each.close();
            }
        }
    }

    @Test
    void all_roles_together_leave_connections_free() throws Exception {
        try (Connection admin = as(PostgresServer.ADMIN, "admin", "postgres")) {
            int services = ServiceLaunch.SERVICES.size();
            int together = services
                            * Integer.parseInt(
                                    one(
                                            admin,
                                            "select sum(rolconnlimit) from pg_roles where rolname in ('wasl_some', 'wasl_some_service')"))
                    + Integer.parseInt(one(admin, "select rolconnlimit from pg_roles where rolname = 'keycloak'"));
            assertThat(together)
                    .isLessThan(Integer.parseInt(one(admin, "show max_connections"))
                            - Integer.parseInt(one(admin, "show superuser_reserved_connections")));
        }
    }

    @Test
    void a_service_has_guards_that_its_owner_has_not_and_what_an_administrator_set_stays() throws Exception {
        try (Connection service = as("wasl_some_service", "service", "wasl_some");
                Connection owner = as("wasl_some", "owner", "wasl_some")) {
            assertThat(one(service, "show statement_timeout")).isEqualTo("1h");
            assertThat(one(service, "show idle_in_transaction_session_timeout")).isEqualTo("15min");
            assertThat(one(owner, "show statement_timeout")).isEqualTo("0");
            assertThat(one(owner, "show idle_in_transaction_session_timeout")).isEqualTo("0");
        }
        server.ensureService("wasl_other", "owner", "service");
        try (Connection admin = as(PostgresServer.ADMIN, "admin", "postgres");
                var statement = admin.createStatement()) {
            statement.execute("alter role wasl_other_service connection limit 54");
            statement.execute("alter role wasl_other_service set statement_timeout = '2h'");
        }

        server.ensureService("wasl_other", "owner", "service");

        try (Connection service = as("wasl_other_service", "service", "wasl_other")) {
            assertThat(one(service, "show statement_timeout")).isEqualTo("2h");
            assertThat(one(service, "select rolconnlimit from pg_roles where rolname = current_user"))
                    .isEqualTo("54");
        }
    }
}
