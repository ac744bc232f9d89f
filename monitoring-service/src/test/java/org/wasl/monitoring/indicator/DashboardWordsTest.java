package org.wasl.monitoring.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.event.EventTypes;
import org.wasl.contracts.event.Producer;

/** The dashboard calls each fact by a word, also one that only an indicator of an administrator counts. */
class DashboardWordsTest {
    private static final Pattern NAME = Pattern.compile("\"?([a-z-]+)\"?: \\[\"");
    private static final Pattern QUOTED = Pattern.compile("\"([a-z-]+)\"");

    private static String facts() throws IOException {
        try (InputStream in = DashboardWordsTest.class.getResourceAsStream("/dashboard/facts.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Set<String> named(String part, Pattern pattern) throws IOException {
        String text = facts();
        int from = text.indexOf("const " + part + " =");
        Set<String> names = new TreeSet<>();
        pattern.matcher(text.substring(from, text.indexOf(";\n", from)))
                .results()
                .map((MatchResult each) -> each.group(1))
                .forEach(names::add);
        return names;
    }

    @Test
    void each_fact_has_a_word() throws IOException {
        assertThat(named("FACTS", NAME)).containsExactlyInAnyOrderElementsOf(CountedFact.names());
    }

    @Test
    void each_fact_has_a_subject() throws IOException {
        assertThat(named("SUBJECTS", QUOTED)).containsExactlyInAnyOrderElementsOf(CountedFact.names());
    }

    @Test
    void kinds_and_states_are_called_by_the_list_of_their_fact() throws IOException {
        String text = facts();
        for (Producer producer : Producer.values()) {
            EventTypes.factsOf(producer).forEach((fact, type) -> Arrays.stream(type.getRecordComponents())
                    .filter(component -> Set.of("status", "kind").contains(component.getName()))
                    .map(RecordComponent::getType)
                    .filter(Class::isEnum)
                    .forEach(list -> assertThat(text)
                            .as("%s of %s", list.getSimpleName(), fact)
                            .containsPattern("\\b%s\"?: \\[\"%s\"".formatted(fact, list.getSimpleName()))));
        }
    }
}
