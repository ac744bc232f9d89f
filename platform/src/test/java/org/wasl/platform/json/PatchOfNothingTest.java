package org.wasl.platform.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.wasl.platform.json.MergePatch.Patched;

class PatchOfNothingTest {
    @Test
    void a_patch_that_changes_nothing_writes_nothing() {
        AtomicInteger written = new AtomicInteger();
        assertThat(new Patched<>("body", Set.of()).<Object>write(body -> written.incrementAndGet()))
                .isNull();
        assertThat(written).hasValue(0);
        assertThat(new Patched<>("body", Set.of("name")).<Object>write(body -> written.incrementAndGet()))
                .isEqualTo(1);
    }
}
