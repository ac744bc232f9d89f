package org.wasl.gateway.routing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.wasl.platform.body.BodyMemory;
import org.wasl.platform.body.IncomingBody;
import org.wasl.platform.operations.AddressLabels;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.problem.ProblemWriter;
import org.wasl.platform.request.IdentityProvider;
import org.wasl.platform.request.RequestIds;

/**
 * The public door: checks the token and how much the caller asks, gives the request its ids, receives its body, and passes it on. It knows paths and no business rule; each service
 * checks the token again.
 */
@ApplicationScoped
class Router {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Characters. The problem's text names it; the servers' own limits lie above it, because they answer without a body. */
    private static final int LONGEST_ADDRESS = 8192;

    /** Characters of the names and values of all headers. */
    private static final int LARGEST_HEADERS = 32 << 10;

    private final GatewayConfig config;
    private final ProblemWriter problems;
    private final RateLimits limits;
    private final IdentityProviderManager identities;
    private final ConcurrentRequests concurrent;
    private final IncomingBody.Limits bodies;
    private final BodyMemory memory;
    private final Upstreams upstreams;
    private final Connections connections;
    private final ClientAddress addresses;
    private final AllowedMethods methods;
    private final Vertx vertx;

    @Inject
    Router(
            GatewayConfig config,
            ProblemWriter problems,
            RateLimits limits,
            IdentityProviderManager identities,
            ConcurrentRequests concurrent,
            BodyMemory memory,
            Upstreams upstreams,
            Connections connections,
            ClientAddress addresses,
            AllowedMethods methods,
            Vertx vertx) {
        this.config = config;
        this.problems = problems;
        this.limits = limits;
        this.identities = identities;
        this.concurrent = concurrent;
        this.bodies = config.bodies().limits(config.largestBody(), config.answerTimeout());
        this.memory = memory;
        this.upstreams = upstreams;
        this.connections = connections;
        this.addresses = addresses;
        this.methods = methods;
        this.vertx = vertx;
    }

    void register(@Observes io.vertx.ext.web.Router router) {
        // The very first: whatever becomes of the request, metrics know it by this.
        router.route().order(Integer.MIN_VALUE).handler(context -> {
            Optional<CommonProblem> unreadable = unreadable(context.request());
            if (unreadable.isPresent()) {
                answerUnread(context, unreadable.get());
                return;
            }
            Optional<String> address = RequestAddress.read(context.request().uri());
            if (address.isEmpty()) {
                answerUnread(context, CommonProblem.UNREADABLE_REQUEST);
                return;
            }
            if (!address.get().equals(context.request().uri())) {
                context.reroute(address.get());
                return;
            }
            Route.of(context.normalizedPath()).ifPresent(route -> AddressLabels.set(context, route.label()));
            if (!OwnOperations.rerouted(context)) {
                context.next();
            }
        });
        router.route().order(Integer.MIN_VALUE).failureHandler(context -> {
            if (isWithoutHost(context.request()) || isWithoutPath(context.request())) {
                answerUnread(context, CommonProblem.UNREADABLE_REQUEST);
            } else {
                context.next();
            }
        });
        router.route().order(-1000).handler(context -> {
            connections.begins(context.request());
            context.addEndHandler(over -> connections.ends(context.request()));
            methods.nameIn(context);
            context.next();
        });
        router.route("/v1/*").order(-100).handler(this::handle);
        router.route("/hsds*").order(-100).handler(this::handle);
        router.route("/fhir*").order(-100).handler(this::handle);
        router.route("/spdci/*").order(-100).handler(this::handle);
        router.route("/provider/*").order(-100).handler(this::handle);
        router.route("/feedback*").order(-100).handler(this::handle);
        router.route("/monitoring*").order(-100).handler(this::handle);
    }

    /** Why nobody can read the request; empty where it can be read. */
    private static Optional<CommonProblem> unreadable(HttpServerRequest request) {
        if (request.uri().length() > LONGEST_ADDRESS) {
            return Optional.of(CommonProblem.ADDRESS_TOO_LONG);
        }
        long headers = 0;
        for (var header : request.headers()) {
            headers += header.getKey().length() + header.getValue().length();
        }
        if (headers > LARGEST_HEADERS) {
            return Optional.of(CommonProblem.HEADERS_TOO_LARGE);
        }
        return isWithoutHost(request) ? Optional.of(CommonProblem.UNREADABLE_REQUEST) : Optional.empty();
    }

    /** As HTTP/1.0 allowed it. Nobody could say to which address an answer belongs. */
    private static boolean isWithoutHost(HttpServerRequest request) {
        return request.getHeader("Host") == null;
    }

    /** As {@code *}, which the router refuses before it asks any handler. */
    private static boolean isWithoutPath(HttpServerRequest request) {
        return request.path() == null || !request.path().startsWith("/");
    }

    private void answerUnread(RoutingContext context, CommonProblem problem) {
        problems.answer(
                context.request(),
                problem,
                RequestIds.acceptable(context.request().getHeader(RequestIds.HEADER)));
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        String requestId = RequestIds.acceptable(request.getHeader(RequestIds.HEADER));
        request.headers().set(RequestIds.HEADER, requestId);
        if (request.getHeader("traceparent") == null) {
            request.headers().set("traceparent", traceparent());
        }
        if (length(request) > config.largestBody()) {
            problems.answer(request, CommonProblem.BODY_TOO_LARGE, requestId);
            return;
        }
        // Nothing of the body is read before it is known who sends it.
        request.pause();
        Optional<Route> route = Route.of(context.normalizedPath());
        QuarkusHttpUser.getSecurityIdentity(context, identities)
                .subscribe()
                .with(
                        identity -> {
                            boolean open = route.filter(Route::isOpen).isPresent();
                            RequestCaller caller = RequestCaller.of(identity, addresses.of(request));
                            if (identity.isAnonymous() && route.isPresent() && !open) {
                                refuse(request, CommonProblem.NOT_AUTHENTICATED, requestId);
                            } else if (!limits.allows(caller, request)) {
                                refuse(request, CommonProblem.TOO_MANY_REQUESTS, requestId);
                            } else if (!concurrent.enter(caller)) {
                                refuseForNow(request, requestId);
                            } else {
                                RequestCleanup cleanup = new RequestCleanup();
                                cleanup.add(() -> concurrent.leave(caller));
                                context.addEndHandler(over -> cleanup.run());
                                if (context.response().closed()) {
                                    cleanup.run(); // the client broke off before it was known who it is
                                } else {
                                    pass(context, caller, cleanup, route, requestId);
                                }
                            }
                        },
                        failure -> refuse(
                                request,
                                IdentityProvider.isAway(failure)
                                        ? CommonProblem.DEPENDENCY_UNAVAILABLE
                                        : CommonProblem.NOT_AUTHENTICATED,
                                requestId));
    }

    /**
     * A request goes to the service when its body is complete, so that a client that sends half a body takes no connection of the service. Only a large body
     * goes on as it arrives.
     */
    private void pass(
            RoutingContext context,
            RequestCaller caller,
            RequestCleanup cleanup,
            Optional<Route> found,
            String requestId) {
        HttpServerRequest request = context.request();
        if (methods.answered(context)) {
            return;
        }
        Optional<CommonProblem> refusal = methods.refusal(context, found);
        if (refusal.isPresent()) {
            refuse(request, refusal.get(), requestId);
            return;
        }
        if (found.isEmpty()) {
            request.resume();
            context.next();
            return;
        }
        Route route = found.get();
        if (!hasBody(request)) {
            if (takesSlot(caller, cleanup, route, route.kind())) {
                upstreams.proxy(route, route.kind(), null, null, cleanup).handle(request);
            } else {
                refuseForNow(request, requestId);
            }
            return;
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.headers().remove("Expect");
            request.response().writeContinue();
        }
        IncomingBody body = new IncomingBody(vertx, request, bodies, memory);
        cleanup.add(body::release);
        body.whole()
                .onSuccess(all -> {
                    RouteClass kind = all.isPresent() ? route.kind() : RouteClass.BULK;
                    if (takesSlot(caller, cleanup, route, kind)) {
                        upstreams
                                .proxy(route, kind, body, all.orElse(null), cleanup)
                                .handle(all.isPresent() ? new ReadRequest(request) : request);
                    } else {
                        // Not read on: what is left of a large body is not waited for.
                        request.response().putHeader("Retry-After", "1");
                        problems.answer(request, CommonProblem.TOO_MANY_REQUESTS, requestId);
                    }
                })
                .onFailure(failure -> problems.answer(
                        request,
                        failure instanceof Problem problem ? problem.type() : CommonProblem.REQUEST_TIMEOUT,
                        requestId));
    }

    private boolean takesSlot(RequestCaller caller, RequestCleanup cleanup, Route route, RouteClass kind) {
        Upstreams.Way way = new Upstreams.Way(route.service(), kind);
        if (!concurrent.enter(caller, way)) {
            return false;
        }
        cleanup.add(() -> concurrent.leave(caller, way));
        return true;
    }

    private void refuseForNow(HttpServerRequest request, String requestId) {
        request.response().putHeader("Retry-After", "1");
        refuse(request, CommonProblem.TOO_MANY_REQUESTS, requestId);
    }

    private void refuse(HttpServerRequest request, CommonProblem problem, String requestId) {
        request.resume();
        problems.answer(request, problem, requestId);
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        if (length != null) {
            return length(request) > 0;
        }
        return request.getHeader("Transfer-Encoding") != null;
    }

    private static long length(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length == null ? 0 : length.length() > 18 ? Long.MAX_VALUE : Long.parseLong(length);
    }

    /** The part of a service begins where this one's is, so that one trace has both; where none is begun here (pages with a secret in their address), a new one. */
    private static String traceparent() {
        SpanContext here = Span.current().getSpanContext();
        if (here.isValid()) {
            return "00-" + here.getTraceId() + "-" + here.getSpanId() + "-" + here.getTraceFlags();
        }
        byte[] ids = new byte[24];
        RANDOM.nextBytes(ids);
        String hex = HexFormat.of().formatHex(ids);
        return "00-" + hex.substring(0, 32) + "-" + hex.substring(32) + "-01";
    }
}
