package org.wasl.stack.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.id.AgencyId;

/**
 * Where the history happens: the governorates with their people (census of 2015, thousands), and the agencies, centres and services of the demo's directory.
 */
record Country(List<Service> services, List<Centre> centres) {
    static final AgencyId MINISTRY = AgencyId.fromString("0190a000-0000-7000-8000-000000000001");
    static final AgencyId UNHCR = AgencyId.fromString("0190a000-0000-7000-8000-000000000002");
    private static final AgencyId REHABILITATION = AgencyId.fromString("0190a000-0000-7000-8000-000000000003");
    private static final AgencyId WOMEN = AgencyId.fromString("0190a000-0000-7000-8000-000000000004");
    /** Those that register people and keep cases, with their part of a hundred. */
    static final Map<AgencyId, Integer> AGENCIES = inOrder(MINISTRY, 50, UNHCR, 28, WOMEN, 12, REHABILITATION, 10);

    private static final Map<String, Integer> PEOPLE = people();
    /** Of a hundred people. Most refugees live in the north and in the cities. */
    private static final Map<String, Integer> REFUGEES =
            Map.of("JO-MA", 55, "JO-IR", 35, "JO-AM", 28, "JO-AZ", 30, "JO-JA", 20);

    private static final int OTHER_REFUGEES = 8;
    /** The districts of a governorate begin with these four signs of OCHA's codes, and are counted up. */
    private static final Map<String, String> DISTRICTS = Map.ofEntries(
            Map.entry("JO-AM", "JO11 9"),
            Map.entry("JO-BA", "JO12 5"),
            Map.entry("JO-AZ", "JO13 3"),
            Map.entry("JO-MD", "JO14 2"),
            Map.entry("JO-IR", "JO21 9"),
            Map.entry("JO-MA", "JO22 4"),
            Map.entry("JO-JA", "JO23 1"),
            Map.entry("JO-AJ", "JO24 2"),
            Map.entry("JO-KA", "JO31 7"),
            Map.entry("JO-AT", "JO32 3"),
            Map.entry("JO-MN", "JO33 4"),
            Map.entry("JO-AQ", "JO34 2"));

    /** A centre that plans programmes. */
    record Centre(UUID id, AgencyId organization, String governorate) {}

    /** A service that takes referrals, at one of its places. */
    record Service(AgencyId organization, ServiceType type, UUID place, String governorate) {}

    /** @param directory as the demo fills it */
    static Country of(JsonNode directory) {
        List<Service> services = new ArrayList<>();
        Map<UUID, Centre> centres = new LinkedHashMap<>();
        for (JsonNode organization : directory.path("organizations")) {
            AgencyId agency = AgencyId.fromString(organization.path("id").asText());
            for (JsonNode service : organization.path("services")) {
                for (JsonNode at : service.path("service_at_locations")) {
                    JsonNode place = at.path("location");
                    UUID id = UUID.fromString(place.path("id").asText());
                    String governorate = place.at("/addresses/0/x_iso_3166_2").asText();
                    services.add(new Service(
                            agency,
                            ServiceType.valueOf(service.path("x_service_type").asText()),
                            id,
                            governorate));
                    if (place.path("x_centre_type").asText().equals("COMMUNITY_DEVELOPMENT_CENTRE")) {
                        centres.putIfAbsent(id, new Centre(id, agency, governorate));
                    }
                }
            }
        }
        return new Country(List.copyOf(services), List.copyOf(centres.values()));
    }

    String governorate(Chance chance) {
        return chance.weighted(PEOPLE);
    }

    boolean refugee(String governorate, Chance chance) {
        return chance.of(REFUGEES.getOrDefault(governorate, OTHER_REFUGEES) / 100.0);
    }

    String district(String governorate, Chance chance) {
        String[] codes = DISTRICTS.get(governorate).split(" ");
        return chance.any(IntStream.rangeClosed(1, Integer.parseInt(codes[1]))
                .mapToObj(number -> codes[0] + "0" + number)
                .toList());
    }

    /** @return a service of another agency, near the person where there is one */
    Service service(AgencyId of, String governorate, Chance chance) {
        List<Service> others = services.stream()
                .filter(service -> !service.organization().equals(of))
                .toList();
        List<Service> near = others.stream()
                .filter(service -> service.governorate().equals(governorate))
                .toList();
        return chance.any(near.isEmpty() || chance.of(0.15) ? others : near);
    }

    private static Map<String, Integer> people() {
        return inOrder(
                "JO-AM", 4008, "JO-IR", 1770, "JO-AZ", 1365, "JO-MA", 550, "JO-BA", 492, "JO-KA", 317, "JO-JA", 237,
                "JO-MD", 189, "JO-AQ", 188, "JO-AJ", 176, "JO-MN", 144, "JO-AT", 96);
    }

    /** Draws go through it in its order: it must be the same in each run. */
    @SuppressWarnings("unchecked")
    private static <T> Map<T, Integer> inOrder(Object... pairs) {
        Map<T, Integer> ordered = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            ordered.put((T) pairs[i], (Integer) pairs[i + 1]);
        }
        return ordered;
    }
}
