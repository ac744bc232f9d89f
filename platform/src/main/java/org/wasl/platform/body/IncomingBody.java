package org.wasl.platform.body;

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
public final class IncomingBody implements ReadStream<Buffer> {
    private static final long LINGER = 1000;

    /**
     * @param largest bytes that a body may have
     * @param heldUpTo bytes up to which a body is received into memory
     * @param patience how long a body may be waited for in any case
     * @param leastPerSecond bytes that must arrive in each second beyond that
     * @param takenWithin how long what has arrived may wait for its reader
     */
    public record Limits(long largest, long heldUpTo, Duration patience, long leastPerSecond, Duration takenWithin) {}

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final Limits limits;
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

    public IncomingBody(Vertx vertx, HttpServerRequest request, Limits limits, BodyMemory memory) {
        this.vertx = vertx;
        this.request = request;
        this.limits = limits;
        this.memory = memory;
    }

    /** Begins to read. @return the body, or nothing where it is too large to be held: then this is the stream of it */
    public Future<Optional<Buffer>> whole() {
        timer = vertx.setPeriodic(TimeUnit.SECONDS.toMillis(1), tick -> second());
        request.handler(this::chunk).endHandler(this::end).exceptionHandler(this::tell);
        flowing = true;
        request.resume();
        return whole.future();
    }

    /** Fails where the sender is too slow, sends too much, or is gone. */
    public Future<Void> ended() {
        return ended.future();
    }

    /** The request is over, whatever became of its body: nothing of it is held, and a sender who is not done has the answer and is cut off. */
    public void release() {
        stopTimer();
        if (!ended.future().succeeded()) {
            // Not at once: a connection that is closed while bytes are on their way loses the answer too.
            vertx.setTimer(LINGER, over -> {
                if (!ended.future().succeeded()) {
                    request.connection().close();
                }
            });
        }
        memory.give(held);
        held = 0;
        begin = null;
    }

    private void chunk(Buffer chunk) {
        received += chunk.length();
        if (received > limits.largest()) {
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
        if (received > limits.heldUpTo()) {
            streaming = true;
            pause();
            whole.tryComplete(Optional.empty());
        }
    }

    private void end(Void nothing) {
        stopTimer();
        // First: who takes the body may answer, and end the request, before this returns.
        ended.tryComplete();
        if (!streaming) {
            whole.tryComplete(Optional.of(begin));
        } else if (endHandler != null) {
            endHandler.handle(null);
        }
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
        long allowed = limits.patience().toSeconds() + received / limits.leastPerSecond();
        if (flowing) {
            stalled = 0;
            if (++waited > allowed) {
                fail(new Problem(CommonProblem.REQUEST_TIMEOUT));
            }
        } else if (++stalled > limits.takenWithin().toSeconds()) {
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
