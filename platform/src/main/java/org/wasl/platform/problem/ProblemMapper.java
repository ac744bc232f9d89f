package org.wasl.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.arc.All;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.wasl.platform.request.IdentityProvider;
import org.wasl.platform.request.RequestIds;
import org.wasl.platform.request.SafeMethods;

/** The one place where an exception becomes an answer. */
final class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    private static final String DISK_FULL = "53100";
    private static final String UNIQUE_VIOLATION = "23505";
    /** Serialization failure, deadlock, lock not available: rolled back for the sake of another transaction. */
    private static final Set<String> GIVES_WAY = Set.of("40001", "40P01", "55P03");

    private final Map<String, ProblemType> constraints = new HashMap<>();

    @Inject
    ProblemMapper(@All List<ConstraintMeaning> meanings) {
        meanings.forEach(m -> constraints.putAll(m.meanings()));
    }

    @ServerExceptionMapper
    Response problem(Problem problem, ContainerRequestContext request) {
        return answer(problem, request);
    }

    @ServerExceptionMapper({
        UnauthorizedException.class,
        AuthenticationFailedException.class,
        AuthenticationCompletionException.class
    })
    Response notAuthenticated(SecurityException e, ContainerRequestContext request) {
        boolean away = IdentityProvider.isAway(e);
        return answer(
                new Problem(away ? CommonProblem.DEPENDENCY_UNAVAILABLE : CommonProblem.NOT_AUTHENTICATED), request);
    }

    @ServerExceptionMapper
    Response notAllowed(ForbiddenException e, ContainerRequestContext request) {
        return answer(new Problem(CommonProblem.NOT_ALLOWED), request);
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException e, ContainerRequestContext request) {
        return answer(Violations.problem(e.getConstraintViolations()), request);
    }

    /** Both are named: the framework has an answer of its own for the narrower one. */
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    Response unreadable(JsonProcessingException e, ContainerRequestContext request) {
        return answer(UnreadableJson.problem(e), request);
    }

    @ServerExceptionMapper
    Response webApplication(WebApplicationException e, ContainerRequestContext request) {
        Problem told = find(e, Problem.class);
        if (told != null) {
            return answer(told, request);
        }
        JsonProcessingException json = find(e, JsonProcessingException.class);
        if (json != null) {
            return answer(UnreadableJson.problem(json), request);
        }
        ProblemType type =
                switch (e.getResponse().getStatus()) {
                    case 401 -> CommonProblem.NOT_AUTHENTICATED;
                    case 403 -> CommonProblem.NOT_ALLOWED;
                    case 404 -> CommonProblem.NOT_FOUND;
                    case 405 -> CommonProblem.METHOD_NOT_ALLOWED;
                    case 406 -> CommonProblem.NOT_ACCEPTABLE;
                    case 413 -> CommonProblem.BODY_TOO_LARGE;
                    case 415 -> CommonProblem.UNSUPPORTED_MEDIA_TYPE;
                    default ->
                        e.getResponse().getStatus() < 500
                                ? CommonProblem.UNREADABLE_REQUEST
                                : CommonProblem.INTERNAL_ERROR;
                };
        return type == CommonProblem.INTERNAL_ERROR ? unforeseen(e, request) : answer(new Problem(type), request);
    }

    @ServerExceptionMapper
    Response unforeseen(Throwable e, ContainerRequestContext request) {
        Problem told = find(e, Problem.class);
        if (told != null) {
            return answer(told, request);
        }
        if (ConcurrentChange.isIn(e)) {
            return answer(new Problem(CommonProblem.STALE_VERSION), request);
        }
        var breach = find(e, org.hibernate.exception.ConstraintViolationException.class);
        if (breach != null && constraints.containsKey(breach.getConstraintName())) {
            return answer(new Problem(constraints.get(breach.getConstraintName())), request);
        }
        SQLException failed = DatabaseOutage.saidIn(e).orElse(null);
        if (failed != null && DISK_FULL.equals(failed.getSQLState())) {
            LOG.error("The disk of the database is full");
            return answer(new Problem(CommonProblem.STORAGE_FULL), request);
        }
        if (failed != null && DatabaseOutage.is(failed)) {
            LOG.warnf("The database could not be asked: %s", failed.getSQLState());
            return answer(new Problem(withoutDatabase(request)), request);
        }
        String state = failed == null ? "" : failed.getSQLState();
        if (UNIQUE_VIOLATION.equals(state)) {
            // Somebody was faster, where no rule gives it a better name.
            LOG.warnf("Unnamed breach of %s", breach == null ? "a unique index" : breach.getConstraintName());
            return answer(new Problem(CommonProblem.ALREADY_EXISTS), request);
        }
        if (GIVES_WAY.contains(state)) {
            return answer(new Problem(CommonProblem.TOO_BUSY), request);
        }
        // The class and place only: messages of drivers and parsers repeat the values they stumbled over.
        LOG.errorf("Unforeseen %s at %s", chain(e), origin(e));
        return answer(new Problem(CommonProblem.INTERNAL_ERROR), request);
    }

    /** Whatever was sent last may have been a commit that arrived, and its answer that was lost. */
    private static CommonProblem withoutDatabase(ContainerRequestContext request) {
        return SafeMethods.onlyReads(request) ? CommonProblem.DEPENDENCY_UNAVAILABLE : CommonProblem.OUTCOME_UNKNOWN;
    }

    private Response answer(Problem problem, ContainerRequestContext request) {
        explain(problem.type());
        Language language = Language.preferredBy(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        ProblemBody body = ProblemBody.of(problem, language, RequestIds.of(request));
        boolean fhir = OutcomeBody.isFor(request.getUriInfo().getPath());
        Response.ResponseBuilder response = Response.status(problem.type().status())
                .type(fhir ? OutcomeBody.MEDIA_TYPE : ProblemBody.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .entity(fhir ? OutcomeBody.of(body) : body);
        problem.headers().forEach(response::header);
        if (problem.type().status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (problem.type().status() == 503) {
            response.header(HttpHeaders.RETRY_AFTER, 5);
        }
        return response.build();
    }

    /** A line with the request id that the caller is told as the instance. What the caller did wrong is told to the caller. */
    private static void explain(ProblemType type) {
        if (type.status() >= 500) {
            LOG.warnf("Answered %d %s", type.status(), type.code());
        } else {
            LOG.debugf("Answered %d %s", type.status(), type.code());
        }
    }

    private static <T extends Throwable> T find(Throwable e, Class<T> kind) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return kind.cast(cause);
            }
        }
        return null;
    }

    private static String chain(Throwable e) {
        StringBuilder names = new StringBuilder();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            names.append(names.isEmpty() ? "" : " < ").append(cause.getClass().getName());
        }
        return names.toString();
    }

    private static String origin(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return java.util.Arrays.stream(root.getStackTrace())
                .limit(12)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining("\n  ", "\n  ", ""));
    }
}
