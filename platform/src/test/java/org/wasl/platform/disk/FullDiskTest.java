package org.wasl.platform.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;
import org.wasl.platform.PlatformTest;

@QuarkusTest
class FullDiskTest extends PlatformTest {
    @Test
    void writing_is_refused_and_reading_goes_on() throws IOException {
        var parcel = as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel()).hasStatus(201);
        String key = UUID.randomUUID().toString();
        Map<String, Object> another = parcel();

        QuarkusMock.installMockForType(disk(Long.MAX_VALUE), DiskSpace.class);

        var refused = as(REGISTRAR_AT_MINISTRY)
                .with("Idempotency-Key", key)
                .post("/v1/parcels", another)
                .isProblem(503, "storage-full");
        assertThat(refused.raw().headers().getValues("Retry-After")).containsExactly("5");
        as(REGISTRAR_AT_MINISTRY)
                .patch("/v1/parcels/" + parcel.id(), parcel.etag(), Map.of("weight", 9))
                .isProblem(503, "storage-full");
        as(REGISTRAR_AT_MINISTRY).get("/v1/parcels/" + parcel.id()).hasStatus(200);

        QuarkusMock.installMockForType(disk(1), DiskSpace.class);

        as(REGISTRAR_AT_MINISTRY)
                .with("Idempotency-Key", key)
                .post("/v1/parcels", another)
                .hasStatus(201);
    }

    @Test
    void the_readiness_tells_of_it_and_stays_up() throws IOException {
        HealthCheckResponse full = new DiskHealth(disk(Long.MAX_VALUE)).call();
        HealthCheckResponse room = new DiskHealth(disk(1)).call();

        assertThat(full.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(full.getData().orElseThrow()).containsEntry("writing", "refused");
        assertThat(room.getData().orElseThrow()).containsEntry("writing", "accepted");
    }

    @Test
    void the_fullest_of_the_disks_counts() throws IOException {
        Path roomy = Path.of(System.getProperty("java.io.tmpdir"));
        long free = Files.getFileStore(roomy).getUsableSpace();
        DiskSpace disk = disk(free / 2, roomy, Path.of("not-there"));

        assertThat(disk.isShort()).isFalse();
        assertThat(disk.free()).isPositive().isLessThan(Long.MAX_VALUE);
    }

    @Test
    void a_folder_that_is_not_there_is_told() {
        DiskSpace disk = disk(1, Path.of("not-there"));

        assertThat(disk.unknown()).containsExactly(Path.of("not-there"));
        assertThat(new DiskHealth(disk).call().getData().orElseThrow()).containsEntry("unknownFolders", 1L);
    }

    private static DiskSpace disk(long leastFree, Path... folders) {
        DiskSpace disk = new DiskSpace(
                new DiskConfig() {
                    @Override
                    public List<Path> folders() {
                        return folders.length == 0 ? List.of(Path.of(".")) : List.of(folders);
                    }

                    @Override
                    public MemorySize leastFree() {
                        return new MemorySize(BigInteger.valueOf(leastFree));
                    }

                    @Override
                    public Optional<String> lookEvery() {
                        return Optional.empty();
                    }
                },
                new SimpleMeterRegistry());
        disk.look();
        return disk;
    }
}
