package org.wasl.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.wasl.contracts.event.EventTopic;
import org.wasl.contracts.event.EventTypes;
import org.wasl.contracts.event.Producer;

class EventTopicTest {
    @Test
    void every_topic_is_called_after_the_one_service_that_writes_it() {
        for (EventTopic topic : EventTopic.values()) {
            assertThat(topic.address())
                    .startsWith("wasl." + topic.writer().code() + ".")
                    .matches("wasl\\.[a-z]+\\.[a-z-]+");
        }
    }

    @Test
    void what_is_restricted_is_not_read_by_the_gateway() {
        for (EventTopic topic : EventTopic.values()) {
            if (topic.address().matches(".*\\.(restricted|facts)")) {
                assertThat(topic.readers()).doesNotContain(Producer.GATEWAY);
            }
        }
    }

    @Test
    void every_type_of_event_belongs_to_one_service() {
        EventTypes.all()
                .keySet()
                .forEach(type -> assertThat(Producer.of(type)).as(type).isPresent());
    }

    @Test
    void an_event_is_genuine_on_the_topic_of_its_service_only() {
        String type = "org.wasl.case.identified";

        assertThat(EventTopic.isGenuine("wasl.case.events", "/wasl/case", type)).isTrue();
        assertThat(EventTopic.isGenuine("wasl.case.restricted", "/wasl/case", type))
                .isTrue();
        assertThat(EventTopic.isGenuine("wasl.referral.events", "/wasl/case", type))
                .isFalse();
        assertThat(EventTopic.isGenuine("wasl.referral.events", "/wasl/referral", type))
                .isFalse();
        assertThat(EventTopic.isGenuine("wasl.case.events", "/wasl/referral", type))
                .isFalse();
        assertThat(EventTopic.isGenuine("wasl.case.events", "", type)).isFalse();
        assertThat(EventTopic.isGenuine("wasl.case.events", "/wasl/case", "org.wasl.newer.kind"))
                .isTrue();
        assertThat(EventTopic.isGenuine("wasl.registry.retries", "/wasl/case", type))
                .isTrue();
        assertThat(EventTopic.isGenuine("wasl.registry.retries", "/wasl/referral", type))
                .isFalse();
    }
}
