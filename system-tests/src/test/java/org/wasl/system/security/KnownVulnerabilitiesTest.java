package org.wasl.system.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What the services ship, against the file of known faults. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KnownVulnerabilitiesTest {
    private static final int STALE_AFTER_DAYS = 30;
    private static final List<String> SERVICES =
            List.of("gateway", "registry-service", "case-service", "referral-service", "monitoring-service");
    private static final String EXAMPLE = """
            {"refreshed": "2026-11-01",
             "vulnerabilities": [{"id": "CVE-1", "summary": "Bad", "affected": [{"package": {"purl": "pkg:maven/org.example/thing"},
               "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "1.2"}, {"fixed": "1.10"}, {"introduced": "2.0"}, {"last_affected": "2.1"}]}]}]}],
             "ignored": [{"id": "CVE-1", "purl": "pkg:maven/org.example/thing", "reason": "%s", "expires": "%s"}]}""";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private final Path root = Path.of(System.getProperty("wasl.root"));

    @Test
    void no_service_ships_a_library_with_a_known_fault() throws IOException {
        KnownVulnerabilities known =
                KnownVulnerabilities.of(root.resolve("deploy/security/known-vulnerabilities.json"));
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Set<Component> shipped = Component.shippedBy(root, SERVICES);

        if (known.refreshed().plusDays(STALE_AFTER_DAYS).isBefore(today)) {
            System.out.println("WARNING deploy/security/known-vulnerabilities.json is of " + known.refreshed()
                    + ". Run deploy/security/refresh.");
        }
        assertThat(shipped).hasSizeGreaterThan(100);
        assertThat(known.in(shipped, today)).isEmpty();
        assertThat(known.ignoredWithoutReasonOrEnd()).isEmpty();
    }

    @Test
    void versions_are_compared_as_versions() throws IOException {
        KnownVulnerabilities known = KnownVulnerabilities.of(EXAMPLE.formatted("", "2026-11-19"));

        assertThat(known.in(List.of(thing("1.1")), DAY)).isEmpty();
        assertThat(known.in(List.of(thing("1.9.Final")), DAY)).hasSize(1);
        assertThat(known.in(List.of(thing("1.10")), DAY)).isEmpty();
        assertThat(known.in(List.of(thing("2.1")), DAY)).hasSize(1);
        assertThat(known.in(List.of(thing("2.2")), DAY)).isEmpty();
        assertThat(known.in(List.of(new Component("org.example.thing.other", "1.9")), DAY))
                .isEmpty();
    }

    @Test
    void what_is_ignored_is_so_until_its_day_and_for_a_reason() throws IOException {
        assertThat(KnownVulnerabilities.of(EXAMPLE.formatted("Not reached", "2026-11-20"))
                        .in(List.of(thing("1.9")), DAY))
                .isEmpty();
        assertThat(KnownVulnerabilities.of(EXAMPLE.formatted("Not reached", "2026-11-19"))
                        .in(List.of(thing("1.9")), DAY))
                .hasSize(1);
        assertThat(KnownVulnerabilities.of(EXAMPLE.formatted(" ", "2026-11-20")).ignoredWithoutReasonOrEnd())
                .containsExactly("CVE-1");
    }

    private static Component thing(String version) {
        return new Component("org.example.thing", version);
    }
}
