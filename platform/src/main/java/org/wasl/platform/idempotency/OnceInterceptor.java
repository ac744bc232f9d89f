package org.wasl.platform.idempotency;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.wasl.platform.conditional.RecordHeaders;
import org.wasl.platform.problem.ConcurrentChange;

/** Runs operations that are {@link Once}. After the body was checked, so that a request with faults claims no key. */
@Interceptor
@Once(Replay.Verbatim.class)
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class OnceInterceptor {
    /** Of those that change a record at once, one is done in each round. */
    private static final int ROUNDS = 5;

    private final Idempotency idempotency;
    private final Act act;
    private final Instance<Replay> replays;
    private final UriInfo uri;

    @Inject
    OnceInterceptor(Idempotency idempotency, Act act, @Any Instance<Replay> replays, UriInfo uri) {
        this.idempotency = idempotency;
        this.act = act;
        this.replays = replays;
        this.uri = uri;
    }

    @AroundInvoke
    Object once(InvocationContext operation) throws Exception {
        Once once = operation.getMethod().getAnnotation(Once.class);
        Idempotency.Request request = new Idempotency.Request(
                operation.getMethod(),
                replays.select(once.value()).get(),
                new RepeatedRequest(RecordHeaders.parameters(uri), bodyOf(operation), null));
        return again(
                request,
                once.asksFirst()
                        ? () -> asked(operation, request)
                        : () -> idempotency.once(request, operation::proceed));
    }

    private Object asked(InvocationContext operation, Idempotency.Request request) throws Exception {
        act.begin(request);
        if (!request.receivesFile()) {
            idempotency.answerIfKnown(request);
        }
        Object answer = operation.proceed();
        act.requireCommitted();
        return answer;
    }

    /**
     * Where somebody changed the same record meanwhile, the operation is done on what the record is now: its caller, who may have named no version, did nothing
     * wrong. It also asks again: what changed may be what it had asked for. A file comes once.
     */
    private static Object again(Idempotency.Request request, Callable<Object> operation) throws Exception {
        for (int round = 1; ; round++) {
            try {
                return operation.call();
            } catch (RuntimeException failed) {
                if (round == ROUNDS || request.receivesFile() || !ConcurrentChange.isIn(failed)) {
                    throw failed;
                }
            }
        }
    }

    /** The parameter without an annotation of where it comes from. A file is not compared. */
    private static Object bodyOf(InvocationContext operation) {
        Method method = operation.getMethod();
        for (int i = 0; i < method.getParameterCount(); i++) {
            Object value = operation.getParameters()[i];
            if (Arrays.stream(method.getParameterAnnotations()[i]).noneMatch(OnceInterceptor::saysWhereFrom)
                    && !(value instanceof InputStream)) {
                return value;
            }
        }
        return null;
    }

    private static boolean saysWhereFrom(Annotation annotation) {
        String kind = annotation.annotationType().getName();
        return kind.startsWith("jakarta.ws.rs.") || kind.startsWith("org.jboss.resteasy.");
    }
}
