package org.wasl.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.CaseStage;
import org.wasl.contracts.code.CaseStatus;
import org.wasl.contracts.event.CaseMoved;
import org.wasl.contracts.event.DomainEvent;
import org.wasl.contracts.event.EventPlace;
import org.wasl.contracts.event.EventTypes;
import org.wasl.contracts.event.PersonChanged;
import org.wasl.contracts.event.Producer;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.PlatformTest;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.inbox.Event;
import org.wasl.platform.inbox.Inbox;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.testing.EventSchemas;

/** What is around the data of an event, for every kind that there is. */
@QuarkusTest
class EnvelopeTest extends PlatformTest {
    private static final AgencyId AGENCY = new AgencyId(UUID.randomUUID());
    private static final Actor ACCOUNT = new Actor("an-account", AGENCY, null, null);
    private static final Actor JOB = Actor.system("job", null);

    @Inject
    Outbox outbox;

    @Inject
    Inbox inbox;

    @Inject
    ObjectMapper mapper;

    @Test
    void every_event_names_the_agency_that_acted_and_none_where_the_platform_did() throws IOException {
        EventSchemas schemas = EventSchemas.read();
        for (Map.Entry<String, ObjectNode> example : examples().entrySet()) {
            DomainEvent event = mapper.readerFor(
                            EventTypes.kindOf(example.getKey()).orElseThrow())
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(example.getValue().path("data"));

            ObjectNode acted = made(event, example.getKey(), ACCOUNT);
            ObjectNode unattended = made(event, example.getKey(), JOB);

            assertThat(acted.path("agencyid").asText()).as(example.getKey()).isEqualTo(AGENCY.toString());
            assertThat(unattended.has("agencyid")).as(example.getKey()).isFalse();
            for (ObjectNode each : List.of(acted, unattended)) {
                // The service of these tests is in no document.
                each.put("source", example.getValue().path("source").asText());
                assertThat(schemas.faults(each.toString())).as(each.toString()).isEmpty();
                assertThat(each.path("data").has(EventPlace.MEMBER)).isFalse();
            }
        }
    }

    @Test
    void a_place_is_told_beside_the_data() {
        UUID centre = UUID.randomUUID();

        ObjectNode atCentre = made(
                new CaseMoved(
                        new CaseId(UUID.randomUUID()),
                        "hold",
                        CaseStatus.ON_HOLD,
                        CaseStage.ASSESSMENT,
                        null,
                        List.of(),
                        EventPlace.at(centre)),
                "org.wasl.case.moved",
                ACCOUNT);
        ObjectNode inDistrict = made(
                new PersonChanged(
                        new PersonId(UUID.randomUUID()),
                        Set.of("district"),
                        List.of(),
                        EventPlace.inDistrict("JO2101")),
                "org.wasl.person.changed",
                ACCOUNT);

        assertThat(atCentre.path("placeid").asText()).isEqualTo(centre.toString());
        assertThat(atCentre.path("data").has(EventPlace.MEMBER)).isFalse();
        assertThat(inDistrict.path("district").asText()).isEqualTo("JO2101");
        assertThat(read(atCentre, "case").place()).isEqualTo(EventPlace.at(centre));
        assertThat(read(inDistrict, "registry").place()).isEqualTo(EventPlace.inDistrict("JO2101"));
    }

    /** Topics hold events of before. */
    @Test
    void every_event_is_read_with_and_without_the_agency_that_acted() throws IOException {
        for (Map.Entry<String, ObjectNode> example : examples().entrySet()) {
            String service = Producer.of(example.getKey()).orElseThrow().code();
            ObjectNode before = example.getValue().deepCopy();
            before.remove("agencyid");
            before.withObject("/data").remove("codes");

            assertThat(read(example.getValue(), service).agency())
                    .as(example.getKey())
                    .isNotNull();
            assertThat(read(before, service).agency()).as(example.getKey()).isNull();
            assertThat(read(before, service).data()).as(example.getKey()).isNotNull();
        }
    }

    private Event read(ObjectNode event, String service) {
        event.put("source", "/wasl/" + service);
        List<Event> read = new ArrayList<>();
        inbox.receive(
                new ConsumerRecord<>("wasl." + service + ".events", 0, 0, "key", event.toString()),
                one -> {
                    read.add(one);
                    return false;
                },
                none -> {});
        assertThat(read).as(event.toString()).hasSize(1);
        return read.get(0);
    }

    private ObjectNode made(DomainEvent event, String type, Actor actor) {
        List<ObjectNode> made = new ArrayList<>();
        Journal.asSystem(actor, () -> made.add(outbox.cloudEvent(UUID.randomUUID(), event, type, Set.of())));
        return made.get(0);
    }

    /** By type. */
    private Map<String, ObjectNode> examples() throws IOException {
        Map<String, ObjectNode> examples = new TreeMap<>();
        try (InputStream file = DomainEvent.class.getResourceAsStream("/org/wasl/contracts/asyncapi.json")) {
            for (JsonNode message : mapper.readTree(file).at("/components/messages")) {
                examples.put(
                        message.path("name").asText(),
                        message.at("/examples/0/payload").deepCopy());
            }
        }
        assertThat(examples).containsOnlyKeys(EventTypes.all().keySet());
        return examples;
    }
}
