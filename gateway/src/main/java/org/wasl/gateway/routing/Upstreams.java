package org.wasl.gateway.routing;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.ConnectException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.wasl.platform.body.IncomingBody;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.problem.ProblemType;
import org.wasl.platform.problem.ProblemWriter;
import org.wasl.platform.request.RequestIds;

/**
 * The ways to the services. Each class of requests to a service has connections of its own, one request on each: when they are all taken, twice as many wait
 * for a moment and the rest is refused, and the other classes notice nothing.
 */
@Singleton
class Upstreams {
    private static final long MOST_IN_ONE_PIECE = 1 << 20;
    private static final List<String> ADDRESSES = List.of("Location", "Content-Location");
    private static final Logger LOG = Logger.getLogger(Upstreams.class);

    private final GatewayConfig config;
    private final ProblemWriter problems;
    private final Vertx vertx;
    private final Map<Way, HttpClient> clients = new ConcurrentHashMap<>();

    /** To a service, for a class of requests. */
    record Way(String service, RouteClass kind) {}

    @Inject
    Upstreams(GatewayConfig config, ProblemWriter problems, Vertx vertx) {
        this.config = config;
        this.problems = problems;
        this.vertx = vertx;
    }

    /**
     * @param body null where there is none
     * @param whole null where the body goes on as it arrives
     * @param cleanup told when an answer is sent on no longer
     */
    HttpProxy proxy(Route route, RouteClass kind, IncomingBody body, Buffer whole, RequestCleanup cleanup) {
        URI origin = config.routes().get(route.service());
        SocketAddress address = SocketAddress.inetSocketAddress(origin.getPort(), origin.getHost());
        HttpClient client = clients.computeIfAbsent(new Way(route.service(), kind), this::client);
        return HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(context -> slot(client, address))
                .addInterceptor(new RewriteInterceptor(route, body, whole, cleanup));
    }

    private HttpClient client(Way way) {
        int slots = way.kind().slots(config.slots());
        return vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                // An answer that has begun and then says nothing more is cut off later than one that never begins. What
                // is
                // sent counts too: a body that takes long, on a connection that was used before, is no silence.
                .setIdleTimeout((int) config.answerTimeout().multipliedBy(2).toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxPoolSize(slots)
                // Requests that wait for a connection to be opened count too.
                .setMaxWaitQueueSize(2 * slots)
                .setDecompressionSupported(false));
    }

    /** The time to connect is shorter: what runs out here is the wait for a connection that is free. */
    private Future<HttpClientRequest> slot(HttpClient client, SocketAddress address) {
        return client.request(new RequestOptions()
                        .setServer(address)
                        .setConnectTimeout(config.slots().patience().toMillis()))
                // Without one, each request that its sender breaks off would be told in the log as an error.
                .onSuccess(request -> request.exceptionHandler(brokenOff -> {}))
                .recover(failure -> Future.failedFuture(
                        failure instanceof TimeoutException || failure instanceof ConnectionPoolTooBusyException
                                ? new Problem(CommonProblem.TOO_BUSY)
                                : failure));
    }

    /** Rewrites the joined paths on the way in and the service's own addresses on the way out; turns a failure on the way into a problem. */
    private final class RewriteInterceptor implements ProxyInterceptor {
        private final Route route;
        private final IncomingBody body;
        private final Buffer whole;
        private final RequestCleanup cleanup;

        RewriteInterceptor(Route route, IncomingBody body, Buffer whole, RequestCleanup cleanup) {
            this.route = route;
            this.body = body;
            this.whole = whole;
            this.cleanup = cleanup;
        }

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            HttpServerRequest request = context.request().proxiedRequest();
            context.request().setURI(route.path() + (request.query() == null ? "" : "?" + request.query()));
            if (whole != null) {
                context.request().setBody(whole.length() == 0 ? null : Body.body(whole));
            } else if (body != null) {
                context.request()
                        .setBody(Body.body(body, context.request().getBody().length()));
            }
            return answer(context).map(answer -> told(context, answer)).recover(failure -> {
                ProblemType problem = problemOf(failure);
                LOG.warnf("%s from a service: %s", problem, failure.getClass().getSimpleName());
                return Future.succeededFuture(refusal(context, problem));
            });
        }

        /** A service that is ending takes no new request, and says so without a word. */
        private ProxyResponse told(ProxyContext context, ProxyResponse answer) {
            boolean isEnding = answer.getStatusCode() == 503
                    && (answer.getBody() == null || answer.getBody().length() == 0);
            return isEnding ? refusal(context, CommonProblem.DEPENDENCY_UNAVAILABLE) : answer;
        }

        /** The service's time to answer begins when it has the body. */
        private Future<ProxyResponse> answer(ProxyContext context) {
            Promise<ProxyResponse> answer = Promise.promise();
            Future<Void> sent = body == null ? Future.succeededFuture() : body.ended();
            context.sendRequest().onComplete(result -> {
                if (result.succeeded()) {
                    answer.tryComplete(result.result());
                } else {
                    answer.tryFail(sent.failed() ? sent.cause() : result.cause());
                }
            });
            sent.onFailure(answer::tryFail).onSuccess(all -> {
                long timer = vertx.setTimer(
                        config.answerTimeout().toMillis(), late -> answer.tryFail(new TimeoutException()));
                answer.future().onComplete(done -> vertx.cancelTimer(timer));
            });
            return answer.future();
        }

        private ProxyResponse refusal(ProxyContext context, ProblemType problem) {
            HttpServerRequest request = context.request().proxiedRequest();
            String requestId = request.getHeader(RequestIds.HEADER);
            ProxyResponse response = context.request()
                    .release()
                    .response()
                    .setStatusCode(problem.status())
                    .putHeader("Content-Type", problems.mediaType(request))
                    .putHeader(RequestIds.HEADER, requestId)
                    .setBody(Body.body(Buffer.buffer(problems.body(problem, request, requestId))));
            if (problem.status() == 503 || problem == CommonProblem.BAD_GATEWAY) {
                response.putHeader("Retry-After", "5");
            }
            return response;
        }

        @Override
        public Future<Void> handleProxyResponse(ProxyContext context) {
            // A client that breaks off while the answer is on its way ends the sending, and not always the answer.
            return send(context).onComplete(over -> cleanup.run());
        }

        /**
         * An answer of known length goes out in one piece. In two, a caller who has counted its bytes may close before the end is written; the proxy then
         * breaks off a request that is over, and with it whichever is under way on that connection by then: a 502 for somebody else.
         */
        private Future<Void> send(ProxyContext context) {
            MultiMap headers = context.response().headers();
            for (String name : ADDRESSES) {
                if (headers.contains(name)) {
                    headers.set(name, route.outside(headers.get(name)));
                }
            }
            Body body = context.response().getBody();
            boolean headOnly = context.request().getMethod() == HttpMethod.HEAD;
            if (headOnly || body == null) {
                return context.sendResponse();
            }
            if (body.length() < 0 || body.length() > MOST_IN_ONE_PIECE) {
                context.response()
                        .setBody(Body.body(
                                new OutgoingBody(
                                        vertx,
                                        body.stream(),
                                        config.answers(),
                                        cleanup,
                                        () -> Connections.breakOff(
                                                context.request().proxiedRequest())),
                                body.length()));
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
                boolean known = isKnown(context, all);
                context.response().setBody(known ? null : Body.body(all));
                return context.sendResponse();
            });
        }

        /** Gives what is read its entity tag. @return whether the caller has exactly this already: then the answer becomes 304 */
        private boolean isKnown(ProxyContext context, Buffer shown) {
            ProxyResponse response = context.response();
            String version = response.headers().get(HttpHeaders.ETAG);
            if (context.request().getMethod() != HttpMethod.GET
                    || response.getStatusCode() != 200
                    || EntityTag.isWeak(version)) {
                return false;
            }
            String tag = EntityTag.of(version, shown);
            response.headers().set(HttpHeaders.ETAG, tag);
            boolean known =
                    EntityTag.isAmong(context.request().proxiedRequest().getHeader(HttpHeaders.IF_NONE_MATCH), tag);
            if (known) {
                response.setStatusCode(304).setStatusMessage(null);
                response.headers().remove(HttpHeaders.CONTENT_TYPE).remove(HttpHeaders.CONTENT_LENGTH);
            }
            return known;
        }
    }

    private static ProblemType problemOf(Throwable failure) {
        if (failure instanceof Problem problem) {
            return problem.type();
        }
        if (failure instanceof ConnectException) {
            return CommonProblem.DEPENDENCY_UNAVAILABLE;
        }
        return failure instanceof TimeoutException ? CommonProblem.GATEWAY_TIMEOUT : CommonProblem.BAD_GATEWAY;
    }
}
