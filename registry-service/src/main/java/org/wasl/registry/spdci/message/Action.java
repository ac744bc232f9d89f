package org.wasl.registry.spdci.message;

/** What a message is about: {@code header.action}. The address says it too, and both must agree. */
public enum Action {
    SEARCH("search", false),
    ON_SEARCH("on-search", true),
    SUBSCRIBE("subscribe", false),
    ON_SUBSCRIBE("on-subscribe", false),
    UNSUBSCRIBE("unsubscribe", false),
    ON_UNSUBSCRIBE("on-unsubscribe", false),
    TXN_STATUS("txn-status", false),
    TXN_ON_STATUS("txn-on-status", true),
    NOTIFY("notify", true);

    private final String code;
    private final boolean callbackHeader;

    Action(String code, boolean callbackHeader) {
        this.code = code;
        this.callbackHeader = callbackHeader;
    }

    public String code() {
        return code;
    }

    /** Whether the standard asks for the header of callbacks, with a status; it does not for all callbacks. */
    boolean callbackHeader() {
        return callbackHeader;
    }

    /** What a closed organization does no more. It still ends what it has, and asks what became of it. */
    boolean begins() {
        return this == SEARCH || this == SUBSCRIBE;
    }

    boolean isRequest() {
        return this == SEARCH || this == SUBSCRIBE || this == UNSUBSCRIBE || this == TXN_STATUS;
    }

    public Action answer() {
        return switch (this) {
            case SEARCH -> ON_SEARCH;
            case SUBSCRIBE -> ON_SUBSCRIBE;
            case UNSUBSCRIBE -> ON_UNSUBSCRIBE;
            case TXN_STATUS -> TXN_ON_STATUS;
            case ON_SEARCH, ON_SUBSCRIBE, ON_UNSUBSCRIBE, TXN_ON_STATUS, NOTIFY ->
                throw new IllegalStateException(this + " has no answer");
        };
    }
}
