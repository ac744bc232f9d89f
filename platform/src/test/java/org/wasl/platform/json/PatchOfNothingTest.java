package org.wasl.platform.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.Validation;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.wasl.platform.json.MergePatch.Patched;

class PatchOfNothingTest {
    @Test
    void a_patch_that_changes_nothing_writes_nothing() {
        AtomicInteger written = new AtomicInteger();
        assertThat(new Patched<>("body", Set.of()).<Object>write(body -> written.incrementAndGet()))
                .isNull();
        new Patched<>("body", Set.<String>of()).ifChanged(body -> written.incrementAndGet());
        assertThat(written).hasValue(0);
        assertThat(new Patched<>("body", Set.of("name")).<Object>write(body -> written.incrementAndGet()))
                .isEqualTo(1);
        new Patched<>("body", Set.of("name")).ifChanged(body -> written.incrementAndGet());
        assertThat(written).hasValue(2);
    }

    record Ramp(Set<String> features, String name) {}

    /** The codes of a set are written in an order that differs from process to process. */
    @Test
    void a_set_in_another_order_is_the_same_set() throws IOException {
        ObjectMapper json = new ObjectMapper();
        MergePatch patches = new MergePatch(
                json,
                Validation.byDefaultProvider()
                        .configure()
                        .messageInterpolator(new ParameterMessageInterpolator())
                        .buildValidatorFactory()
                        .getValidator());
        Ramp ramp = new Ramp(new LinkedHashSet<>(List.of("RAMP", "LIFT")), "East");

        assertThat(patches.apply(json.readTree("{\"features\": [\"LIFT\", \"RAMP\"]}"), ramp, Ramp.class)
                        .changed())
                .isEmpty();
        assertThat(patches.apply(json.readTree("{\"features\": [\"LIFT\"]}"), ramp, Ramp.class)
                        .changed())
                .containsExactly("features");
    }
}
