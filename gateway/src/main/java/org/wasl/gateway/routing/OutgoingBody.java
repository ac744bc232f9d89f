package org.wasl.gateway.routing;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The body of an answer, for a reader who must keep up a rate: an answer that is not read holds a connection of the service and the work behind it. Time in
 * which the service has nothing to give is not counted against the reader. What was read buys time, but never more than the patience: the buffers on the way
 * take some megabytes of an answer that nobody reads. All of it runs on the event loop of the request.
 */
final class OutgoingBody implements ReadStream<Buffer> {
    private static final long NONE = -1;

    private final Vertx vertx;
    private final ReadStream<Buffer> body;
    private final long patience;
    private final long leastPerSecond;
    private final RequestCleanup cleanup;
    private final Runnable breakOff;

    private Handler<Throwable> exceptionHandler;
    private long left;
    private long pausedAt;
    private long timer = NONE;

    /** @param breakOff closes the connection of a reader who does not keep up */
    OutgoingBody(
            Vertx vertx,
            ReadStream<Buffer> body,
            GatewayConfig.Answers config,
            RequestCleanup cleanup,
            Runnable breakOff) {
        this.vertx = vertx;
        this.body = body;
        this.patience = config.patience().toNanos();
        this.leastPerSecond = config.leastPerSecond().asLongValue();
        this.left = patience;
        this.cleanup = cleanup;
        this.breakOff = breakOff;
    }

    @Override
    public OutgoingBody handler(Handler<Buffer> handler) {
        if (handler == null) {
            // Whoever sent it on is done with it, also because the client broke off.
            reading();
            cleanup.run();
            body.handler(null);
            return this;
        }
        body.handler(chunk -> {
            left = Math.min(patience, left + TimeUnit.SECONDS.toNanos(chunk.length()) / leastPerSecond);
            handler.handle(chunk);
        });
        return this;
    }

    @Override
    public OutgoingBody endHandler(Handler<Void> handler) {
        body.endHandler(handler);
        return this;
    }

    @Override
    public OutgoingBody exceptionHandler(Handler<Throwable> handler) {
        exceptionHandler = handler;
        body.exceptionHandler(handler);
        return this;
    }

    /** The reader has not taken yet what was sent. */
    @Override
    public OutgoingBody pause() {
        body.pause();
        if (timer == NONE) {
            pausedAt = System.nanoTime();
            timer = vertx.setTimer(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)), this::cutOff);
        }
        return this;
    }

    @Override
    public OutgoingBody resume() {
        reading();
        body.resume();
        return this;
    }

    @Override
    public OutgoingBody fetch(long amount) {
        reading();
        body.fetch(amount);
        return this;
    }

    private void reading() {
        if (timer != NONE) {
            vertx.cancelTimer(timer);
            timer = NONE;
            left -= System.nanoTime() - pausedAt;
        }
    }

    /** Whoever sends the body on breaks off both ways. */
    private void cutOff(long over) {
        if (exceptionHandler != null) {
            exceptionHandler.handle(new TimeoutException());
        }
        breakOff.run();
    }
}
