package org.wasl.referral.fhir;

import ca.uhn.fhir.parser.IParser;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * How much of a resource is shown.
 *
 * @param elements names of elements; empty for all
 */
record FhirOutput(Summary summary, Set<String> elements, boolean pretty) {
    /** What is shown of a part: what a reader cannot do without, whatever was asked for. */
    private static final Set<String> ALWAYS =
            Set.of("*.id", "*.meta", "*.(mandatory)", "*.status", "*.active", "*.intent");

    enum Summary {
        TRUE,
        TEXT,
        DATA,
        COUNT,
        FALSE;

        /** @throws IllegalArgumentException where it is none */
        static Summary of(String text) {
            return Arrays.stream(values())
                    .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text))
                    .findFirst()
                    .orElseThrow(IllegalArgumentException::new);
        }
    }

    boolean isWithoutContained() {
        return elements.isEmpty()
                ? summary == Summary.TRUE || summary == Summary.TEXT
                : elements.stream().noneMatch(name -> name.endsWith("contained"));
    }

    /** @param list whether it is for resources of a bundle, which stays whole itself */
    IParser applied(IParser parser, boolean list) {
        parser.setPrettyPrint(pretty);
        parser.setEncodeElementsAppliesToChildResourcesOnly(list);
        if (!elements.isEmpty()) {
            Set<String> shown = new HashSet<>(ALWAYS);
            elements.forEach(name -> shown.add(name.contains(".") ? name : "*." + name));
            parser.setEncodeElements(shown);
        } else if (summary == Summary.TEXT) {
            Set<String> shown = new HashSet<>(ALWAYS);
            shown.add("*.text");
            parser.setEncodeElements(shown);
        }
        parser.setSummaryMode(summary == Summary.TRUE);
        return parser.setSuppressNarratives(summary == Summary.DATA);
    }
}
