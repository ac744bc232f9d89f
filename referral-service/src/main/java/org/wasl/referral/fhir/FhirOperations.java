package org.wasl.referral.fhir;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Writes the parameters of searches into the contract, of {@link FhirSearches}: those of the address, and for a POST those of the form. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class FhirOperations implements OASFilter {
    private static final Map<String, String> OF_READS = Map.of(
            "_format", "`json`; goes before the header Accept.",
            "_pretty", "`true` for lines and indents.",
            "_summary", "`true`, `text`, `data`, `count` or `false`.",
            "_elements", "Names of elements, separated by commas, that are wanted.");

    private static final Map<String, String> OF_SEARCHES = Map.of(
            "_count",
            "Resources in a page, %d at most. 0 asks for the number alone.".formatted(FhirQueries.HIGHEST_COUNT),
            "_total",
            "`accurate` or `estimate`: the number of all is wanted too. `none` otherwise.",
            FhirQuery.AFTER,
            "From the link to the next page.");

    /** A form is shown as an object; what may be given several times as a list. */
    private static final Map<String, Object> EXAMPLE =
            new TreeMap<>(Map.of("_count", "20", "_lastUpdated", List.of("ge2026-11-01")));

    @Override
    public void filterOpenAPI(OpenAPI document) {
        FhirSearches.BY_TYPE.values().forEach(search -> {
            Map<String, String> parameters = parametersOf(search);
            PathItem list = document.getPaths().getPathItem("/fhir/" + search.type());
            parameters.forEach((name, text) -> list.getGET().addParameter(parameter(name, text)));
            prefer(list.getGET());
            Operation find = document.getPaths()
                    .getPathItem("/fhir/" + search.type() + "/_search")
                    .getPOST();
            Schema form = OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
            parameters.forEach(
                    (name, text) -> form.addProperty(name, schemaOf(name).description(text)));
            find.getRequestBody()
                    .required(false)
                    .getContent()
                    .getMediaTypes()
                    .values()
                    .forEach(type -> type.schema(form).example(EXAMPLE));
            prefer(find);
            Operation read = document.getPaths()
                    .getPathItem("/fhir/" + search.type() + "/{id}")
                    .getGET();
            new TreeMap<>(OF_READS).forEach((name, text) -> read.addParameter(parameter(name, text)));
        });
    }

    private static Map<String, String> parametersOf(FhirSearches search) {
        Map<String, String> parameters = new TreeMap<>(OF_SEARCHES);
        parameters.putAll(OF_READS);
        search.parameters().values().forEach(one -> parameters.put(one.name(), one.documentation()));
        parameters.put("_sort", "By " + String.join(", ", search.sorts()) + "; the other way with - before it.");
        if (!search.includes().isEmpty()) {
            parameters.put("_include", "What is answered along: " + String.join(", ", search.includable()) + ".");
        }
        return parameters;
    }

    private static Parameter parameter(String name, String text) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.QUERY)
                .description(text)
                .schema(schemaOf(name));
    }

    /** What may be given several times is met each time. */
    private static Schema schemaOf(String name) {
        boolean once = !name.equals("_include") && FhirQueries.OF_SEARCHES.contains(name);
        Schema text = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
        return once
                ? text
                : OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(text);
    }

    private static void prefer(Operation operation) {
        operation.addParameter(OASFactory.createParameter()
                .name("Prefer")
                .in(Parameter.In.HEADER)
                .description("`handling=lenient` passes over parameters that are not known, and tells which;"
                        + " `handling=strict`, as without it, refuses them.")
                .schema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .examples(List.of("handling=lenient"))));
    }
}
