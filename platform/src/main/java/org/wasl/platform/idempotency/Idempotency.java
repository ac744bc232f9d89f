package org.wasl.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.crypto.FieldCipher;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/**
 * Acts that may be sent again. The answer is kept under the caller's {@code Idempotency-Key} in the transaction of the act itself, so that there is
 * either both or neither. Of parallel requests with one key, the others wait at the unique index until the first has committed, and then
 * answer what it answered. A refused act keeps nothing: it may be tried again with the same key. The kept answer is sealed: it holds what records hold.
 */
@ApplicationScoped
public class Idempotency {
    public static final String HEADER = "Idempotency-Key";
    /** Longer than any client should retry. */
    private static final Duration KEPT = Duration.ofDays(2);

    private final EntityManager entities;
    private final ObjectMapper mapper;
    private final FieldCipher cipher;
    private final Caller caller;
    private final CurrentVertxRequest request;
    private final Clock clock;

    @Inject
    Idempotency(
            EntityManager entities,
            ObjectMapper mapper,
            FieldCipher cipher,
            Caller caller,
            CurrentVertxRequest request,
            Clock clock) {
        this.entities = entities;
        this.mapper = mapper;
        this.cipher = cipher;
        this.caller = caller;
        this.request = request;
        this.clock = clock;
    }

    /** Runs the act in a transaction, once for each key. Without a key it simply runs. */
    public Response once(Object body, Supplier<Response> act) {
        Optional<Key> key = key(body);
        return QuarkusTransaction.requiringNew().call(() -> key.isEmpty() ? act.get() : claimed(key.get(), act));
    }

    /**
     * As above, with something that must be asked outside the transaction (another service). A known key answers without asking, so that a retry works
     * even while the other service is away.
     */
    public <T> Response once(Object body, Supplier<T> prepare, Function<T, Response> act) {
        Optional<Key> key = key(body);
        if (key.isPresent()) {
            Optional<Response> known = QuarkusTransaction.requiringNew().call(() -> kept(key.get()));
            if (known.isPresent()) {
                return known.get();
            }
        }
        T prepared = prepare.get();
        return once(body, () -> act.apply(prepared));
    }

    @Scheduled(every = "1h", delayed = "1m")
    void forget() {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("delete from idempotency_key where created_at < :before")
                        .setParameter("before", clock.instant().minus(KEPT))
                        .executeUpdate());
    }

    private record Key(String caller, String key, byte[] fingerprint) {
        String binding() {
            return caller + "|" + key;
        }
    }

    private Response claimed(Key key, Supplier<Response> act) {
        int claimed = entities.createNativeQuery("insert into idempotency_key (caller, key, fingerprint, created_at)"
                        + " values (:caller, :key, :fingerprint, :now)"
                        + " on conflict do nothing")
                .setParameter("caller", key.caller())
                .setParameter("key", key.key())
                .setParameter("fingerprint", key.fingerprint())
                .setParameter("now", clock.instant())
                .executeUpdate();
        if (claimed == 0) {
            return kept(key).orElseThrow();
        }
        Response answer = act.get();
        entities.createNativeQuery("update idempotency_key set status = :status, location = :location, etag = :etag,"
                        + " body = :body where caller = :caller and key = :key")
                .setParameter("status", answer.getStatus())
                .setParameter("location", answer.getHeaderString(HttpHeaders.LOCATION))
                .setParameter("etag", answer.getHeaderString(HttpHeaders.ETAG))
                .setParameter("body", cipher.encrypt(json(answer.getEntity()), key.binding()))
                .setParameter("caller", key.caller())
                .setParameter("key", key.key())
                .executeUpdate();
        return answer;
    }

    private Optional<Response> kept(Key key) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(
                        "select fingerprint, status, location, etag, body from idempotency_key"
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
        Response.ResponseBuilder answer =
                Response.status(((Number) row.get("status")).intValue()).header("Idempotency-Replayed", "true");
        if (row.get("location") != null) {
            answer.header(HttpHeaders.LOCATION, row.get("location"));
        }
        if (row.get("etag") != null) {
            answer.header(HttpHeaders.ETAG, row.get("etag"));
        }
        return Optional.of(answer.type(MediaType.APPLICATION_JSON_TYPE)
                .entity(cipher.decrypt(row.get("body", String.class), key.binding()))
                .build());
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
