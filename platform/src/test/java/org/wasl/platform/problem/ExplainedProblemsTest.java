package org.wasl.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.platform.PlatformTest;
import org.wasl.platform.value.Uuid7;

/** Who is told that something failed gets an id, and the operator finds the line that explains it by this id. */
@QuarkusTest
class ExplainedProblemsTest extends PlatformTest {
    private static final Logger LOG = Logger.getLogger("org.wasl.platform.problem");

    @Inject
    ProblemWriter writer;

    private final List<ExtLogRecord> lines = Collections.synchronizedList(new ArrayList<>());
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            ExtLogRecord whole = ExtLogRecord.wrap(line);
            whole.copyAll();
            lines.add(whole);
        }

        @Override
        public void flush() {
            // Nothing waits.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    @BeforeEach
    void listen() {
        LOG.addHandler(listener);
    }

    @AfterEach
    void listenNoMore() {
        LOG.removeHandler(listener);
    }

    private ExtLogRecord lineOf(String requestId) {
        return lines.stream()
                .filter(line -> requestId.equals(line.getMdc("requestId")))
                .findFirst()
                .orElseThrow();
    }

    private static HttpServerRequest anyRequest() {
        return (HttpServerRequest) Proxy.newProxyInstance(
                ExplainedProblemsTest.class.getClassLoader(),
                new Class<?>[] {HttpServerRequest.class},
                (proxy, method, arguments) -> method.getName().equals("path") ? "/v1/parcels" : null);
    }

    @Test
    void a_failure_before_any_resource_is_told_with_the_id_of_the_request() {
        String id = Uuid7.next().toString();

        assertThat(writer.body(CommonProblem.DEPENDENCY_UNAVAILABLE, anyRequest(), id))
                .contains("\"instance\":\"" + id + "\"");

        ExtLogRecord line = lineOf(id);
        assertThat(line.getMessage().formatted(line.getParameters())).isEqualTo("Answered 503 dependency-unavailable");
    }

    @Test
    void what_the_caller_did_wrong_is_told_to_the_caller_alone() {
        String id = Uuid7.next().toString();

        writer.body(CommonProblem.UNKNOWN_PATH, anyRequest(), id);

        assertThat(lines).noneMatch(line -> id.equals(line.getMdc("requestId")));
    }

    @Test
    void each_line_says_which_service_wrote_it() {
        assertThat(ConfigProvider.getConfig()
                        .getValue("quarkus.log.console.json.additional-field.\"service\".value", String.class))
                .isEqualTo(ConfigProvider.getConfig().getValue("quarkus.application.name", String.class));
    }
}
