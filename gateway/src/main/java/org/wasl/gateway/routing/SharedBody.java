package org.wasl.gateway.routing;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/**
 * A body that is kept in memory once for all who ask for it, given out in pieces as each reader takes them: a reader who takes nothing holds one piece. All of it
 * runs on the event loop of the request.
 */
public final class SharedBody implements ReadStream<Buffer> {
    private static final int PIECE = 16 * 1024;

    private final Context loop;
    private final byte[] bytes;
    private Handler<Buffer> handler;
    private Handler<Void> endHandler;
    private long wanted = Long.MAX_VALUE;
    private int given;
    private boolean ended;

    public SharedBody(Context loop, byte[] bytes) {
        this.loop = loop;
        this.bytes = bytes;
    }

    @Override
    public SharedBody exceptionHandler(Handler<Throwable> unused) {
        return this; // what is kept cannot fail
    }

    @Override
    public SharedBody handler(Handler<Buffer> reader) {
        handler = reader;
        give();
        return this;
    }

    @Override
    public SharedBody endHandler(Handler<Void> reader) {
        endHandler = reader;
        return this;
    }

    @Override
    public SharedBody pause() {
        wanted = 0;
        return this;
    }

    @Override
    public SharedBody resume() {
        return fetch(Long.MAX_VALUE);
    }

    @Override
    public SharedBody fetch(long amount) {
        wanted = amount > Long.MAX_VALUE - wanted ? Long.MAX_VALUE : wanted + amount;
        give();
        return this;
    }

    /** One piece, and the next one after whatever else the loop has to do. */
    private void give() {
        loop.runOnContext(now -> {
            if (handler == null || wanted == 0 || ended) {
                return;
            }
            if (given == bytes.length) {
                ended = true;
                if (endHandler != null) {
                    endHandler.handle(null);
                }
                return;
            }
            int length = Math.min(PIECE, bytes.length - given);
            Buffer piece = Buffer.buffer(length).appendBytes(bytes, given, length);
            given += length;
            wanted = wanted == Long.MAX_VALUE ? wanted : wanted - 1;
            handler.handle(piece);
            give();
        });
    }
}
