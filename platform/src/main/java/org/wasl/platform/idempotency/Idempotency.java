package org.wasl.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.conditional.Responses;
import org.wasl.platform.conditional.View;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/**
 * Acts that may be sent again. That an act was done is kept under the caller's {@code Idempotency-Key} in the transaction of the act itself, so that there is
 * either both or neither. Of parallel requests with one key, the others wait at the unique index until the first has committed. A refused act keeps nothing:
 * it may be tried again with the same key. What a repeated request is answered, {@link Replay} says.
 */
@ApplicationScoped
class Idempotency {
    public static final String HEADER = "Idempotency-Key";
    private final EntityManager entities;
    private final ObjectMapper mapper;
    private final Sealer cipher;
    private final Caller caller;
    private final CurrentVertxRequest request;
    private final Clock clock;
    private final Journal journal;

    @Inject
    Idempotency(
            EntityManager entities,
            ObjectMapper mapper,
            Sealer cipher,
            Caller caller,
            CurrentVertxRequest request,
            Clock clock,
            Journal journal) {
        this.entities = entities;
        this.mapper = mapper;
        this.cipher = cipher;
        this.caller = caller;
        this.request = request;
        this.clock = clock;
        this.journal = journal;
    }

    /** A request for an operation that may be sent again. */
    record Request(Method operation, Replay replay, RepeatedRequest sent) {
        Request withBody(Object body) {
            return new Request(operation, replay, new RepeatedRequest(sent.parameters(), body, null));
        }

        /** Its bytes come once. */
        boolean receivesFile() {
            return List.of(operation.getParameterTypes()).contains(InputStream.class);
        }

        RepeatedRequest afterMaking(UUID made) {
            return new RepeatedRequest(sent.parameters(), sent.body(), made);
        }
    }

    /** Runs the act in a transaction, once for each key. Without a key it simply runs. */
    @SuppressWarnings("unchecked")
    <T> T once(Request request, Callable<T> act) {
        Optional<Key> key = key(request.sent().body());
        Object outcome = QuarkusTransaction.requiringNew()
                .call(() -> key.isEmpty() ? act.call() : claimed(key.get(), request, act));
        // Thrown after the transaction, so that the trace of the repeated answer is committed.
        if (outcome instanceof AnsweredBefore before) {
            throw before;
        }
        return (T) outcome;
    }

    /** A known key answers without the operation, so that a retry works even while the service that it asks is away. */
    void answerIfKnown(Request request) {
        Optional<Key> key = key(request.sent().body());
        if (key.isPresent()) {
            Optional<AnsweredBefore> known = QuarkusTransaction.requiringNew().call(() -> replayed(key.get(), request));
            if (known.isPresent()) {
                throw known.get();
            }
        }
    }

    private record Key(String caller, String key, byte[] fingerprint) {
        String binding() {
            return caller + "|" + key;
        }
    }

    private Object claimed(Key key, Request request, Callable<?> act) throws Exception {
        int claimed = entities.createNativeQuery("insert into idempotency_key (caller, key, fingerprint, created_at)"
                        + " values (:caller, :key, :fingerprint, :now)"
                        + " on conflict do nothing")
                .setParameter("caller", key.caller())
                .setParameter("key", key.key())
                .setParameter("fingerprint", key.fingerprint())
                .setParameter("now", clock.instant())
                .executeUpdate();
        if (claimed == 0) {
            return replayed(key, request).orElseThrow();
        }
        Object result = act.call();
        FirstAnswer answer = FirstAnswer.of(result, request);
        Optional<String> access = accessAfter(request);
        boolean kept = request.replay().keepsBody() && access.isPresent() && answer.entity() != null;
        entities.createNativeQuery(
                        "update idempotency_key set status = :status, location = :location, etag = :etag,"
                                + " access = cast(:access as bytea), body = cast(:body as text) where caller = :caller and key = :key")
                .setParameter("status", answer.status())
                .setParameter("location", answer.whatWasMade())
                .setParameter("etag", answer.etag())
                .setParameter("access", access.map(Idempotency::fingerprint).orElse(null))
                .setParameter("body", kept ? cipher.sealText(json(answer.entity()), key.binding()) : null)
                .setParameter("caller", key.caller())
                .setParameter("key", key.key())
                .executeUpdate();
        return result;
    }

    /** Empty where the act itself ended the caller's access, as handing a case over does: then nothing is kept. */
    private static Optional<String> accessAfter(Request request) {
        try {
            return Optional.of(access(request));
        } catch (Problem noMore) {
            return Optional.empty();
        }
    }

    private static String access(Request request) {
        return request.replay() instanceof Replay.WhileAccessIsTheSame bound
                ? String.valueOf(bound.access(request.sent()))
                : "";
    }

    private Optional<AnsweredBefore> replayed(Key key, Request request) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(
                        "select fingerprint, status, location, etag, access, body from idempotency_key"
                                + " where caller = :caller and key = :key",
                        Tuple.class)
                .setParameter("caller", key.caller())
                .setParameter("key", key.key())
                .getResultList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Tuple row = rows.get(0);
        if (!Arrays.equals((byte[]) row.get("fingerprint"), key.fingerprint())) {
            throw new Problem(CommonProblem.IDEMPOTENCY_KEY_REUSED);
        }
        String location = row.get("location", String.class);
        Response.ResponseBuilder answer =
                Response.status(((Number) row.get("status")).intValue()).header("Idempotency-Replayed", "true");
        if (location != null && location.contains("/")) {
            answer.header(HttpHeaders.LOCATION, location);
        }
        Object entity = request.replay() instanceof Replay.Current current
                ? current.read(request.afterMaking(idIn(location)))
                : kept(row, key, request);
        String etag = entity instanceof View view ? Responses.tag(view) : row.get("etag", String.class);
        if (etag != null) {
            answer.header(HttpHeaders.ETAG, etag);
        }
        trace(entity, location);
        if (entity != null) {
            answer.type(MediaType.APPLICATION_JSON_TYPE).entity(entity);
        }
        return Optional.of(new AnsweredBefore(answer.build()));
    }

    private String kept(Tuple row, Key key, Request request) {
        if (request.replay() instanceof Replay.WhileAccessIsTheSame
                && !Arrays.equals(fingerprint(access(request)), (byte[]) row.get("access"))) {
            throw new Problem(CommonProblem.ANSWER_NOT_KEPT);
        }
        String body = row.get("body", String.class);
        return body == null ? null : cipher.openText(body, key.binding());
    }

    /** That an answer was given once more is written down like a reading, by the record that the answer or the address names. */
    private void trace(Object entity, String location) {
        UUID record = entity instanceof View view ? view.metadata().id() : idIn(location);
        if (record == null) {
            record = idIn(request.getCurrent().request().path());
        }
        if (record != null) {
            journal.act("answer.replayed", record, List.of());
        }
    }

    /** The last id in an address; null where there is none. */
    private static UUID idIn(String address) {
        if (address == null) {
            return null;
        }
        String[] segments = address.split("/");
        for (int i = segments.length - 1; i >= 0; i--) {
            if (segments[i].length() == 36) {
                try {
                    return UUID.fromString(segments[i]);
                } catch (IllegalArgumentException noId) {
                    continue;
                }
            }
        }
        return null;
    }

    private Optional<Key> key(Object body) {
        var http = request.getCurrent().request();
        String given = http.getHeader(HEADER);
        if (given == null) {
            return Optional.empty();
        }
        if (given.isBlank() || given.length() > 200) {
            throw new Problem(CommonProblem.UNREADABLE_REQUEST).at("#" + HEADER, "size");
        }
        String who = caller.agencyIfAny().map(Object::toString).orElse("-") + "/" + caller.subject();
        return Optional.of(new Key(who, given, fingerprint(http.method() + " " + http.uri() + "\n" + json(body))));
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] fingerprint(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
