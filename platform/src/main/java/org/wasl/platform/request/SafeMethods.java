package org.wasl.platform.request;

import java.util.Set;

/** The methods of HTTP that ask for nothing to be done. */
public final class SafeMethods {
    private static final Set<String> ALL = Set.of("GET", "HEAD", "OPTIONS");

    private SafeMethods() {}

    public static boolean contains(String method) {
        return ALL.contains(method);
    }
}
