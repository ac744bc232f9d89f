package org.wasl.platform.request;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;

/** The methods of HTTP that ask for nothing to be done, and searches by POST. */
public final class SafeMethods {
    private static final Set<String> ALL = Set.of("GET", "HEAD", "OPTIONS");
    private static final String SEARCH = SafeMethods.class.getName() + ".search";

    private SafeMethods() {}

    public static boolean contains(String method) {
        return ALL.contains(method);
    }

    /** Of a search by POST, before it is executed. */
    public static void noteSearch(ContainerRequestContext request) {
        request.setProperty(SEARCH, true);
    }

    /** By its method, or as a search. */
    public static boolean onlyReads(ContainerRequestContext request) {
        return contains(request.getMethod()) || request.getProperty(SEARCH) != null;
    }
}
