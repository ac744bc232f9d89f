package org.wasl.platform.idempotency;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.wasl.platform.openapi.OpenApiConventions;
import org.wasl.platform.request.SafeMethods;

/** Which operations only read. */
public final class Operations {
    private Operations() {}

    /** A POST that keeps no key is a search, unless it says that it writes. */
    public static boolean reads(String method, Method operation) {
        return SafeMethods.contains(method)
                || operation.getAnnotation(Once.class) == null
                        && keepsNoKey(operation)
                        && !operation.isAnnotationPresent(WritesWithoutKey.class);
    }

    private static boolean keepsNoKey(Method operation) {
        return Arrays.stream(operation.getAnnotationsByType(Extension.class))
                .anyMatch(extension -> extension.name().equals(OpenApiConventions.NO_KEY));
    }
}
