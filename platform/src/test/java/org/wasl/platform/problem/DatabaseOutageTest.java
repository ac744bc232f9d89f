package org.wasl.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.transaction.xa.XAException;
import org.hibernate.exception.GenericJDBCException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DatabaseOutageTest {
    private final ProblemMapper mapper = new ProblemMapper(List.of());

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"08001", "08006", "53300", "55000", "57P01", "57P03"})
    void a_database_that_cannot_be_asked_is_a_dependency_that_is_away(String state) {
        Response answer = answerTo(state);

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(((ProblemBody) answer.getEntity()).type()).hasToString("/problems/dependency-unavailable");
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"42601", "22001", "57014"})
    void a_statement_that_fails_by_itself_is_not(String state) {
        assertThat(answerTo(state).getStatus()).isEqualTo(500);
    }

    /** As the transaction manager tells it: what the database said stands beside the causes. */
    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01"})
    void after_a_commit_that_got_no_answer_nobody_knows_whether_it_was_done(String state) {
        XAException resource = new XAException(XAException.XA_RBROLLBACK);
        resource.initCause(new SQLException("no answer", state));
        RollbackException commit = new RollbackException("could not commit");
        commit.addSuppressed(resource);

        Response answer = mapper.unforeseen(new IllegalStateException(commit), request("POST"));

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(((ProblemBody) answer.getEntity()).type()).hasToString("/problems/outcome-unknown");
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("5");
    }

    private Response answerTo(String state) {
        SQLException failed = new SQLException("refused", state);
        return mapper.unforeseen(
                new IllegalStateException(new GenericJDBCException("could not", failed)), request("GET"));
    }

    /** To some address, without headers and properties. */
    private static ContainerRequestContext request(String method) {
        UriInfo address = answering(UriInfo.class, Map.of("getPath", "/v1/parcels"));
        return answering(ContainerRequestContext.class, Map.of("getUriInfo", address, "getMethod", method));
    }

    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                DatabaseOutageTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.get(method.getName())));
    }
}
