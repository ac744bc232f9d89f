package org.wasl.gateway.routing;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The body of an answer, for a reader who must keep up a rate: an answer that is not read holds a connection of the service and the work behind it. Time in
 * which the service has nothing to give is not counted against the reader.
 */
final class OutgoingBody implements ReadStream<Buffer> {
    private final Vertx vertx;
    private final ReadStream<Buffer> body;
    private final GatewayConfig.Answers config;

    private Handler<Throwable> exceptionHandler;
    private long sent;
    private long waited;
    private long pausedAt;
    private long timer = -1;

    OutgoingBody(Vertx vertx, ReadStream<Buffer> body, GatewayConfig.Answers config) {
        this.vertx = vertx;
        this.body = body;
        this.config = config;
    }

    @Override
    public OutgoingBody handler(Handler<Buffer> handler) {
        if (handler == null) {
            stopTimer();
            body.handler(null);
            return this;
        }
        body.handler(chunk -> {
            sent += chunk.length();
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
        if (timer < 0) {
            pausedAt = System.nanoTime();
            long allowed = config.patience().toMillis()
                    + TimeUnit.SECONDS.toMillis(sent) / config.leastPerSecond().asLongValue();
            timer = vertx.setTimer(Math.max(1, allowed - waited), this::cutOff);
        }
        return this;
    }

    @Override
    public OutgoingBody resume() {
        stopTimer();
        body.resume();
        return this;
    }

    @Override
    public OutgoingBody fetch(long amount) {
        stopTimer();
        body.fetch(amount);
        return this;
    }

    private void cutOff(long timer) {
        if (exceptionHandler != null) {
            exceptionHandler.handle(new TimeoutException());
        }
    }

    private void stopTimer() {
        if (timer >= 0) {
            vertx.cancelTimer(timer);
            timer = -1;
            waited += TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - pausedAt);
        }
    }
}
