package org.wasl.registry.consent;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.wasl.platform.testing.Topic;

/** What the registry says to the other services that consents of a person open. */
final class StatedEffects {
    private StatedEffects() {}

    /** Waits until it is said of this recipient: the groups in this order, and the consents that it rests on. */
    static void await(String person, String recipient, List<String> groups, Predicate<List<String>> consents) {
        try (Topic topic = Topic.open("wasl.registry.events")) {
            topic.awaitEvent("consent.effect-stated", person, event -> StreamSupport.stream(
                            event.path("data").path("effects").spliterator(), false)
                    .anyMatch(effect -> effect.path("recipient").asText().equals(recipient)
                            && texts(effect.path("fieldGroups")).equals(groups)
                            && consents.test(texts(effect.path("consents")))));
        }
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
