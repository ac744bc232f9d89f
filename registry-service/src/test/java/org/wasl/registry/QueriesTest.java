package org.wasl.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.wasl.platform.testing.QuerySources;

/** Rules of the queries, which stand in strings that ArchUnit does not see: the sources are read. */
class QueriesTest {
    private static final QuerySources SOURCES = QuerySources.of("org.wasl.registry");

    @TestFactory
    Stream<DynamicTest> the_rules_for_queries() {
        return Stream.of(SOURCES.noneInResources(), SOURCES.noCycles());
    }

    @Test
    void when_a_consent_is_in_force_is_said_once_for_queries() {
        assertThat(SOURCES.files().stream()
                        .filter(file ->
                                SOURCES.literals(file).anyMatch(literal -> literal.contains("expiresAt is null")))
                        .map(file -> file.getFileName().toString()))
                .containsExactly("ConsentsInForceQuery.java");
    }
}
