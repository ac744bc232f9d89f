package org.wasl.platform.request;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;

/** Which of several representations a caller prefers. */
public final class Representation {
    private Representation() {}

    /**
     * By the header Accept, in the order of its weights.
     *
     * @param offered what the operation can answer; the first one where the caller takes any
     */
    public static String preferred(HttpHeaders headers, String... offered) {
        return headers.getAcceptableMediaTypes().stream()
                .flatMap(accepted -> Arrays.stream(offered)
                        .filter(type -> MediaType.valueOf(type).isCompatible(accepted)))
                .findFirst()
                .orElse(offered[0]);
    }
}
