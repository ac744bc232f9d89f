package org.wasl.referral.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.wasl.platform.stored.StoredForm;
import org.wasl.platform.stored.StoredJson;
import org.wasl.referral.directory.part.LocationDetails;
import org.wasl.referral.directory.part.PlaceDetails;
import org.wasl.referral.directory.part.Schedule;
import org.wasl.referral.directory.part.ServiceDetails;

/** What is kept of an entry is shown by the API member by member, and comes back from it the same. The samples of the stored forms have every member. */
class DetailsBodiesTest {
    private static final ObjectMapper JSON = StoredJson.ofColumns();

    @Test
    void details_of_a_service() throws IOException {
        same(ServiceDetails.class, ServiceDetailsBody::of, ServiceDetailsBody::value);
    }

    @Test
    void details_of_a_place() throws IOException {
        same(LocationDetails.class, LocationDetailsBody::of, LocationDetailsBody::value);
    }

    @Test
    void details_of_a_service_at_a_place() throws IOException {
        same(PlaceDetails.class, PlaceDetailsBody::of, PlaceDetailsBody::value);
    }

    @Test
    void opening_hours() throws IOException {
        same(Schedule.class, ScheduleBody::of, ScheduleBody::value);
    }

    private static <V, B> void same(Class<V> form, Function<V, B> body, Function<B, V> value) throws IOException {
        String sample = "/stored/" + form.getAnnotation(StoredForm.class).value() + "/v1.json";
        try (InputStream file = DetailsBodiesTest.class.getResourceAsStream(sample)) {
            V kept = JSON.readValue(file, form);

            B shown = body.apply(kept);

            assertThat(value.apply(shown)).isEqualTo(kept);
            assertThat(JSON.<JsonNode>valueToTree(shown)).isEqualTo(JSON.valueToTree(kept));
        }
    }
}
