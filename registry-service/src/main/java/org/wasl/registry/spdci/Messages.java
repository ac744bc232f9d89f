package org.wasl.registry.spdci;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.registry.spdci.message.Header;
import org.wasl.registry.spdci.search.SearchRequest;
import org.wasl.registry.spdci.search.SearchResponse;
import org.wasl.registry.spdci.subscription.Notification;
import org.wasl.registry.spdci.subscription.SubscribeRequest;
import org.wasl.registry.spdci.subscription.SubscribeResponse;
import org.wasl.registry.spdci.subscription.Unsubscribe;

/** The envelopes by what is in them, as the contract tells them to clients. Instead of a message there may be an encrypted one. */
public final class Messages {
    private Messages() {}

    @Schema(name = "SpdciSearchMessage")
    public record Search(@Schema(nullable = true) String signature, Header header, SearchRequest message) {}

    @Schema(name = "SpdciOnSearchMessage")
    public record OnSearch(@Schema(nullable = true) String signature, Header header, SearchResponse message) {}

    @Schema(name = "SpdciSubscribeMessage")
    public record Subscribe(@Schema(nullable = true) String signature, Header header, SubscribeRequest message) {}

    @Schema(name = "SpdciOnSubscribeMessage")
    public record OnSubscribe(@Schema(nullable = true) String signature, Header header, SubscribeResponse message) {}

    @Schema(name = "SpdciUnsubscribeMessage")
    public record EndSubscription(
            @Schema(nullable = true) String signature, Header header, Unsubscribe.Request message) {}

    @Schema(name = "SpdciOnUnsubscribeMessage")
    public record OnUnsubscribe(
            @Schema(nullable = true) String signature, Header header, Unsubscribe.Response message) {}

    @Schema(name = "SpdciTxnStatusMessage")
    public record Status(@Schema(nullable = true) String signature, Header header, TxnStatus.Request message) {}

    @Schema(name = "SpdciTxnOnStatusMessage")
    public record OnStatus(@Schema(nullable = true) String signature, Header header, TxnStatus.Response message) {}

    @Schema(name = "SpdciNotifyMessage")
    public record Notify(@Schema(nullable = true) String signature, Header header, Notification message) {}
}
