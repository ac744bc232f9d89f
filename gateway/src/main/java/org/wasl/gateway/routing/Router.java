package org.wasl.gateway.routing;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.ConnectException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.wasl.platform.caller.IdentityProvider;
import org.wasl.platform.caller.RequestIds;
import org.wasl.platform.operations.AddressLabels;
import org.wasl.platform.problem.CommonProblem;

/**
 * The public door: checks the token and how much the caller asks, gives the request its ids, and passes it on as a stream, both ways. It knows paths and no business rule; each service
 * checks the token again.
 */
@ApplicationScoped
class Router {
    private static final long MOST_IN_ONE_PIECE = 1 << 20;
    private static final Logger LOG = Logger.getLogger(Router.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final GatewayConfig config;
    private final Problems problems;
    private final RateLimits limits;
    private final IdentityProviderManager identities;
    private final Vertx vertx;
    private final Map<String, HttpProxy> proxies = new ConcurrentHashMap<>();

    @Inject
    Router(
            GatewayConfig config,
            Problems problems,
            RateLimits limits,
            IdentityProviderManager identities,
            Vertx vertx) {
        this.config = config;
        this.problems = problems;
        this.limits = limits;
        this.identities = identities;
        this.vertx = vertx;
    }

    void register(@Observes io.vertx.ext.web.Router router) {
        // The very first: whatever becomes of the request, metrics know it by this.
        router.route().order(Integer.MIN_VALUE).handler(context -> {
            Route.of(context.normalizedPath()).ifPresent(route -> AddressLabels.set(context, route.label()));
            context.next();
        });
        router.route("/v1/*").order(-100).handler(this::handle);
        router.route("/hsds*").order(-100).handler(this::handle);
        router.route("/fhir*").order(-100).handler(this::handle);
        router.route("/spdci/*").order(-100).handler(this::handle);
        router.route("/provider/*").order(-100).handler(this::handle);
        router.route("/feedback*").order(-100).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        String requestId = RequestIds.acceptable(request.getHeader(RequestIds.HEADER));
        request.headers().set(RequestIds.HEADER, requestId);
        if (request.getHeader("traceparent") == null) {
            request.headers().set("traceparent", traceparent());
        }
        if (tooLarge(request)) {
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
                            if (identity.isAnonymous() && route.isPresent() && !open) {
                                refuse(request, CommonProblem.NOT_AUTHENTICATED, requestId);
                            } else if (!limits.allows(identity, request)) {
                                refuse(request, CommonProblem.TOO_MANY_REQUESTS, requestId);
                            } else if (route.isPresent()) {
                                proxy(route.get()).handle(request);
                            } else {
                                request.resume();
                                context.next();
                            }
                        },
                        failure -> refuse(
                                request,
                                IdentityProvider.isAway(failure)
                                        ? CommonProblem.DEPENDENCY_UNAVAILABLE
                                        : CommonProblem.NOT_AUTHENTICATED,
                                requestId));
    }

    private void refuse(HttpServerRequest request, CommonProblem problem, String requestId) {
        request.resume();
        problems.answer(request, problem, requestId);
    }

    private boolean tooLarge(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length != null && (length.length() > 18 || Long.parseLong(length) > config.largestBody());
    }

    private HttpProxy proxy(Route route) {
        return proxies.computeIfAbsent(route.service(), service -> {
            URI origin = config.routes().get(service);
            var client = vertx.createHttpClient(new HttpClientOptions()
                    .setConnectTimeout((int) config.connectTimeout().toMillis())
                    // An answer that has begun and then says nothing more is cut off later than one that never begins.
                    .setReadIdleTimeout(
                            (int) config.answerTimeout().multipliedBy(2).toMillis())
                    .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                    .setMaxPoolSize(200)
                    .setDecompressionSupported(false));
            return HttpProxy.reverseProxy(client)
                    .origin(SocketAddress.inetSocketAddress(origin.getPort(), origin.getHost()))
                    .addInterceptor(new OnTheRoad());
        });
    }

    /** Rewrites the joined paths on the way in; turns a failure on the way into a problem. */
    private final class OnTheRoad implements ProxyInterceptor {
        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            HttpServerRequest request = context.request().proxiedRequest();
            Route.of(request.path()).ifPresent(route -> context.request()
                    .setURI(route.path() + (request.query() == null ? "" : "?" + request.query())));
            Duration patience = config.answerTimeout();
            return context.sendRequest()
                    .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .recover(failure -> {
                        CommonProblem problem = problemOf(failure);
                        LOG.warnf(
                                "%s from a service: %s",
                                problem, failure.getClass().getSimpleName());
                        String requestId = request.getHeader(RequestIds.HEADER);
                        ProxyResponse response = context.request()
                                .release()
                                .response()
                                .setStatusCode(problem.status())
                                .putHeader("Content-Type", "application/problem+json")
                                .putHeader(RequestIds.HEADER, requestId)
                                .setBody(Body.body(Buffer.buffer(problems.body(problem, request, requestId))));
                        if (problem == CommonProblem.DEPENDENCY_UNAVAILABLE) {
                            response.putHeader("Retry-After", "5");
                        }
                        return Future.succeededFuture(response);
                    });
        }

        /**
         * An answer of known length goes out in one piece. In two, a caller who has counted its bytes may close before the end is written; the proxy then
         * breaks off a request that is over, and with it whichever is under way on that connection by then: a 502 for somebody else.
         */
        @Override
        public Future<Void> handleProxyResponse(ProxyContext context) {
            Body body = context.response().getBody();
            boolean headOnly = context.request().getMethod() == HttpMethod.HEAD;
            if (headOnly || body == null || body.length() < 0 || body.length() > MOST_IN_ONE_PIECE) {
                return context.sendResponse();
            }
            Promise<Buffer> whole = Promise.promise();
            Buffer read = Buffer.buffer((int) body.length());
            body.stream()
                    .handler(read::appendBuffer)
                    .exceptionHandler(whole::tryFail)
                    .endHandler(end -> whole.tryComplete(read))
                    .resume();
            return whole.future().compose(all -> {
                context.response().setBody(Body.body(all));
                return context.sendResponse();
            });
        }
    }

    private static CommonProblem problemOf(Throwable failure) {
        if (failure instanceof ConnectException) {
            return CommonProblem.DEPENDENCY_UNAVAILABLE;
        }
        return failure instanceof TimeoutException ? CommonProblem.GATEWAY_TIMEOUT : CommonProblem.BAD_GATEWAY;
    }

    private static String traceparent() {
        byte[] ids = new byte[24];
        RANDOM.nextBytes(ids);
        String hex = HexFormat.of().formatHex(ids);
        return "00-" + hex.substring(0, 32) + "-" + hex.substring(32) + "-01";
    }
}
