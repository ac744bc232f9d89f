package org.wasl.platform.body;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.problem.ProblemType;
import org.wasl.platform.problem.ProblemWriter;
import org.wasl.platform.request.RequestIds;

/**
 * Receives the body of a request before a worker is taken for it: a client that sends half a body holds a connection and nothing else. Large bodies are read by
 * workers as they come, a few at a time. The gateway does the same for all who come by it; this holds for whoever reaches a service otherwise.
 */
@Singleton
public class ReceivedBodies {
    /** Before the request is authenticated, behind the limit of its size. */
    private static final int PRIORITY = 250;

    private final Vertx vertx;
    private final BodyConfig config;
    private final IncomingBody.Limits limits;
    private final BodyMemory memory;
    private final Semaphore large;
    private final ProblemWriter problems;

    @Inject
    ReceivedBodies(Vertx vertx, BodyConfig config, ProblemWriter problems) {
        this.vertx = vertx;
        this.config = config;
        this.problems = problems;
        this.memory = new BodyMemory(config.heldInAll().asLongValue());
        this.large = new Semaphore(config.largeAtOnce());
        this.limits = new IncomingBody.Limits(
                Long.MAX_VALUE, // the server's own limit has been asked
                config.heldUpTo().asLongValue(),
                config.patience(),
                config.leastPerSecond().asLongValue(),
                Duration.ofMinutes(1));
    }

    void register(@Observes Filters filters) {
        if (config.receive()) {
            filters.register(this::receive, PRIORITY);
        }
    }

    private void receive(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<Long> length = length(request);
        if (length.filter(none -> none == 0).isPresent() || isForm(request)) {
            context.next();
        } else if (length.filter(known -> known <= limits.heldUpTo()).isPresent()) {
            hold(context);
        } else if (large.tryAcquire()) {
            context.addEndHandler(over -> large.release());
            context.next();
        } else {
            refuse(context, CommonProblem.TOO_BUSY);
        }
    }

    private void hold(RoutingContext context) {
        HttpServerRequest request = context.request();
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.headers().remove(HttpHeaders.EXPECT);
            request.response().writeContinue();
        }
        IncomingBody body = new IncomingBody(vertx, request, limits, memory);
        context.addEndHandler(over -> body.release());
        body.whole()
                .onSuccess(all -> {
                    ((RoutingContextInternal) context).setBody(all.orElseGet(Buffer::buffer));
                    context.next();
                })
                .onFailure(failure -> refuse(
                        context, failure instanceof Problem problem ? problem.type() : CommonProblem.REQUEST_TIMEOUT));
    }

    private void refuse(RoutingContext context, ProblemType why) {
        HttpServerRequest request = context.request();
        problems.answer(request, why, RequestIds.acceptable(request.getHeader(RequestIds.HEADER)));
    }

    /** Empty where it is not known. */
    private static Optional<Long> length(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            return Optional.of(Long.parseLong(length));
        }
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null ? Optional.of(0L) : Optional.empty();
    }

    /** These are taken apart as they arrive, and take a worker afterwards. */
    private static boolean isForm(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null
                && (type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")
                        || type.toLowerCase(Locale.ROOT).startsWith("multipart/"));
    }
}
