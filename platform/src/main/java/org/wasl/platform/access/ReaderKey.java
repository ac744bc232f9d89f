package org.wasl.platform.access;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a record names those who may know of it, inside an agency. The record lists keys, a caller has keys; a record is known to a caller who has one of its
 * keys. What a record lists is decided by its aggregate alone.
 */
public final class ReaderKey {
    /** Any account with the role of a supervisor, for a record that names no supervisor. */
    public static final String ANY_SUPERVISOR = "supervisor:*";
    /** Everybody of the agency. */
    public static final String WHOLE_AGENCY = "agency:*";

    private ReaderKey() {}

    /** The account that works on the record, and the one that covers for it. */
    public static String owner(String account) {
        return "owner:" + account;
    }

    public static String supervisor(String account) {
        return "supervisor:" + account;
    }

    /** An account that was named for some other reason. */
    public static String account(String account) {
        return "account:" + account;
    }

    /** The account that a key names; empty where it is for a role or for all. */
    static Optional<String> accountOf(String key) {
        return Stream.of(owner(""), supervisor(""), account(""))
                .filter(kind -> key.startsWith(kind) && !key.equals(ANY_SUPERVISOR))
                .map(kind -> key.substring(kind.length()))
                .findFirst();
    }

    /** The account that a key names as the one that works on the record. */
    public static Optional<String> ownerOf(String key) {
        return key.startsWith(owner("")) ? accountOf(key) : Optional.empty();
    }

    /** All of the agency who have a role. */
    public static String role(String role) {
        return "role:" + role;
    }
}
