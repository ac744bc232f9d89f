package org.wasl.system.prove;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wasl.stack.journey.Api;
import org.wasl.stack.journey.Api.Answer;
import org.wasl.system.prove.AssistedPerson.Acknowledged;

/** Looks at an installation by many accounts, and what is told another time: a later version may tell more, and nothing else. */
final class RecordedLooks {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGES = 20;
    /** A cursor, and the id of a request that was refused. */
    private static final Set<String> OF_ONE_READING = Set.of("next", "instance");

    private static final List<String> WORKERS =
            List.of("caseworker", "supervisor", "manager", "provider", "unhcr-manager");

    private final Api api;

    RecordedLooks(Api api) {
        this.api = api;
    }

    /** Of each account the lists that it may read, and of what journeys left each record with its parts. */
    JsonNode recorded(List<Acknowledged> journeys) {
        ObjectNode all = JSON.createObjectNode();
        Map<String, List<String>> addresses = new LinkedHashMap<>();
        for (String who : WORKERS) {
            addresses.put(
                    who,
                    new ArrayList<>(List.of("/v1/cases?limit=200", "/v1/referrals?limit=200", "/v1/tasks?limit=200")));
        }
        addresses
                .get("supervisor")
                .addAll(List.of("/v1/workers?limit=200", "/v1/programmes?limit=200", "/v1/approvals?limit=200"));
        addresses.put(
                "editor",
                new ArrayList<>(List.of(
                        "/v1/directory/organizations?limit=200",
                        "/v1/directory/services?limit=200",
                        "/v1/directory/locations?limit=200",
                        "/v1/directory/service-at-locations?limit=200")));
        addresses.put("registrar", new ArrayList<>());
        for (Acknowledged one : journeys) {
            addresses.get("registrar").add("/v1/persons/" + one.person());
            addresses.get("caseworker").add("/v1/persons/" + one.person() + "/consents");
            addresses.get("caseworker").add("/v1/cases/" + one.file());
            addresses.get("supervisor").add("/v1/cases/" + one.file());
            addresses.get("caseworker").add("/v1/referrals/" + one.referral());
            addresses.get("provider").add("/v1/referrals/" + one.referral());
        }
        addresses.forEach((who, those) -> {
            ObjectNode ofOne = all.putObject(who);
            those.forEach(address -> look(who, address, ofOne, 0));
        });
        return all;
    }

    private void look(String who, String address, ObjectNode into, int page) {
        Answer answer = api.call(who, "GET", address, null, null);
        into.putObject(address).put("status", answer.status()).set("body", answer.body());
        String next = answer.text("/next");
        if (next != null && page < PAGES) {
            look(who, next, into, page + 1);
        }
    }

    /** What is not told as it was. */
    List<String> differences(JsonNode recorded) {
        List<String> differences = new ArrayList<>();
        recorded.properties().forEach(account -> account.getValue().properties().forEach(look -> {
            Answer now = api.call(account.getKey(), "GET", look.getKey(), null, null);
            String at = account.getKey() + " " + look.getKey();
            if (now.status() != look.getValue().path("status").asInt()) {
                differences.add(at + ": " + now.status() + " " + now.body());
            } else {
                differ(look.getValue().path("body"), now.body(), at, differences);
            }
        }));
        return differences;
    }

    private static void differ(JsonNode before, JsonNode now, String at, List<String> differences) {
        if (before instanceof ObjectNode object && now.isObject()) {
            object.properties().forEach(member -> {
                if (!OF_ONE_READING.contains(member.getKey())) {
                    differ(member.getValue(), now.path(member.getKey()), at + " /" + member.getKey(), differences);
                }
            });
        } else if (before instanceof ArrayNode list
                && now.isArray()
                && list.valueStream().allMatch(JsonNode::isTextual)) {
            if (!Set.copyOf(list.valueStream().toList())
                    .equals(Set.copyOf(now.valueStream().toList()))) {
                differences.add(at + " was " + before + ", is " + now);
            }
        } else if (before instanceof ArrayNode list && now.isArray() && list.size() == now.size()) {
            for (int i = 0; i < list.size(); i++) {
                differ(list.get(i), now.get(i), at + "/" + i, differences);
            }
        } else if (!before.equals(now)) {
            differences.add(at + " was " + before + ", is " + now);
        }
    }

    static int count(JsonNode recorded) {
        int looks = 0;
        for (JsonNode account : recorded) {
            looks += account.size();
        }
        return looks;
    }
}
