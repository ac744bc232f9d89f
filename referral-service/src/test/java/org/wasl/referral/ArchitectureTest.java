package org.wasl.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.wasl.platform.testing.ArchitectureRules;

class ArchitectureTest {
    /** A property of a row in a condition, a numbered parameter, or a statement. */
    private static final Pattern QUERY = Pattern.compile(
            "\"[^\"\\n]*\\b(?:[a-z]\\.[a-zA-Z.]+ *(?:=|<|>|in |is |like )|\\w+ (?:=|in) \\?\\d|select .* from |delete from |update \\w+ .*set )");

    @TestFactory
    Stream<DynamicTest> the_rules_of_the_house() {
        return ArchitectureRules.checked("org.wasl.referral");
    }

    /** A query belongs to the repository of its room. The facades of two standards narrow the lists of the directory by the standards' own parameters. */
    @Test
    void no_resource_has_a_query_in_a_string() throws IOException {
        Set<String> facades = Set.of("FhirDirectoryResource.java", "FhirReferralResource.java", "HsdsResource.java");
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<String> asking = sources.filter(file -> file.toString().endsWith("Resource.java"))
                    .filter(file -> QUERY.matcher(read(file)).find())
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !facades.contains(name))
                    .toList();
            assertThat(asking).isEmpty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @TestFactory
    Stream<DynamicTest> a_repeated_request_shows_no_personal_data_that_a_fresh_one_would_not() {
        return Stream.of(ArchitectureRules.repeatVerbatim(
                "org.wasl.referral",
                "ServiceResource",
                "ImportResource",
                "LocationResource",
                "TaxonomyResource",
                "OrganizationResource",
                "ProgramResource",
                "TaxonomyTermResource",
                "ServiceAtLocationResource"));
    }
}
