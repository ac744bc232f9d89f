package org.wasl.gateway.routing;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/**
 * The body of a request as it arrives: first into memory, up to a size; what is larger goes on as a stream. The sender must keep up a rate; time in which
 * nobody takes what has arrived is not counted against it. All of it runs on the event loop of the request.
 */
final class IncomingBody implements ReadStream<Buffer> {
    private static final long LINGER = 1000;

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final GatewayConfig config;
    private final BodyMemory memory;
    private final Promise<Void> ended = Promise.promise();
    private final Promise<Optional<Buffer>> whole = Promise.promise();

    private Buffer begin = Buffer.buffer();
    private Handler<Buffer> handler;
    private Handler<Void> endHandler;
    private Handler<Throwable> exceptionHandler;
    private boolean streaming;
    private boolean flowing;
    private long received;
    private long held;
    private long waited;
    private long stalled;
    private long timer = -1;

    IncomingBody(Vertx vertx, HttpServerRequest request, GatewayConfig config, BodyMemory memory) {
        this.vertx = vertx;
        this.request = request;
        this.config = config;
        this.memory = memory;
    }

    /** Begins to read. @return the body, or nothing where it is too large to be held: then this is the stream of it */
    Future<Optional<Buffer>> whole() {
        timer = vertx.setPeriodic(TimeUnit.SECONDS.toMillis(1), tick -> second());
        request.handler(this::chunk).endHandler(this::end).exceptionHandler(this::tell);
        flowing = true;
        request.resume();
        return whole.future();
    }

    /** Fails where the sender is too slow, sends too much, or is gone. */
    Future<Void> ended() {
        return ended.future();
    }

    /** The request is over, whatever became of its body: nothing of it is held, and a sender who is not done has the answer and is cut off. */
    void release() {
        stopTimer();
        if (!ended.future().succeeded()) {
            // Not at once: a connection that is closed while bytes are on their way loses the answer too.
            vertx.setTimer(LINGER, over -> request.connection().close());
        }
        memory.give(held);
        held = 0;
        begin = null;
    }

    private void chunk(Buffer chunk) {
        received += chunk.length();
        if (received > config.largestBody()) {
            fail(new Problem(CommonProblem.BODY_TOO_LARGE));
        } else if (!streaming) {
            hold(chunk);
        } else if (handler != null) { // otherwise it was refused before anybody took it
            handler.handle(chunk);
        }
    }

    private void hold(Buffer chunk) {
        held += chunk.length();
        if (!memory.take(chunk.length())) {
            fail(new Problem(CommonProblem.TOO_BUSY));
            return;
        }
        begin.appendBuffer(chunk);
        if (received > config.bodies().bufferedUpTo().asLongValue()) {
            streaming = true;
            pause();
            whole.tryComplete(Optional.empty());
        }
    }

    private void end(Void nothing) {
        stopTimer();
        if (!streaming) {
            whole.tryComplete(Optional.of(begin));
        } else if (endHandler != null) {
            endHandler.handle(null);
        }
        ended.tryComplete();
    }

    /** What still comes is passed over. */
    private void fail(Throwable failure) {
        request.handler(ignored -> {}).endHandler(ignored -> {}).exceptionHandler(ignored -> {});
        request.resume();
        tell(failure);
    }

    private void tell(Throwable failure) {
        stopTimer();
        whole.tryFail(failure);
        ended.tryFail(failure);
        if (exceptionHandler != null) {
            exceptionHandler.handle(failure);
        }
    }

    private void second() {
        Duration answer = config.answerTimeout();
        long allowed = config.bodies().patience().toSeconds()
                + received / config.bodies().leastPerSecond().asLongValue();
        if (flowing) {
            stalled = 0;
            if (++waited > allowed) {
                fail(new Problem(CommonProblem.REQUEST_TIMEOUT));
            }
        } else if (++stalled > answer.toSeconds()) {
            fail(new java.util.concurrent.TimeoutException());
        }
    }

    private void stopTimer() {
        if (timer >= 0) {
            vertx.cancelTimer(timer);
            timer = -1;
        }
    }

    @Override
    public IncomingBody handler(Handler<Buffer> handler) {
        this.handler = handler;
        return this;
    }

    @Override
    public IncomingBody endHandler(Handler<Void> endHandler) {
        this.endHandler = endHandler;
        return this;
    }

    @Override
    public IncomingBody exceptionHandler(Handler<Throwable> handler) {
        this.exceptionHandler = handler;
        return this;
    }

    @Override
    public IncomingBody pause() {
        flowing = false;
        request.pause();
        return this;
    }

    @Override
    public IncomingBody resume() {
        if (handler == null) {
            return this; // nobody is there to take it
        }
        flowing = true;
        if (begin != null && begin.length() > 0) {
            Buffer first = begin;
            begin = Buffer.buffer();
            handler.handle(first);
        }
        if (flowing) {
            request.resume();
        }
        return this;
    }

    @Override
    public IncomingBody fetch(long amount) {
        return resume();
    }
}
