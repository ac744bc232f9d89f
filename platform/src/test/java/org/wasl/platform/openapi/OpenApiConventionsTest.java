package org.wasl.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wasl.platform.file.FileKind;

/** What the contract says of every operation, by what it takes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OpenApiConventionsTest {
    @Test
    void a_list_may_refuse_its_parameters_and_the_gateway_may_refuse_every_call() {
        Operation list = operation("200", "application/json")
                .addParameter(OASFactory.createParameter().name("limit").in(Parameter.In.QUERY));

        filter("/v1/parcels", PathItem.HttpMethod.GET, list);

        assertThat(list.getResponses().getAPIResponses())
                .containsOnlyKeys("200", "400", "401", "403", "406", "422", "429", "502", "503", "504");
    }

    @Test
    void who_takes_a_body_may_refuse_it() {
        Operation make = operation("201", "application/json")
                .requestBody(OASFactory.createRequestBody()
                        .content(OASFactory.createContent()
                                .addMediaType("application/json", OASFactory.createMediaType())));

        filter("/v1/parcels", PathItem.HttpMethod.POST, make);

        assertThat(make.getResponses().getAPIResponses()).containsKeys("408", "409", "413", "415", "422");
    }

    @Test
    void what_is_once_takes_a_key_and_what_is_created_answers_201() {
        Operation make = operation("200", "application/json");
        make.addExtension(OpenApiConventions.ONCE, "true");
        make.addExtension(OpenApiConventions.CREATED, "true");
        make.getResponses().getAPIResponse("200").addExtension(OpenApiConventions.ONCE, "true");

        filter("/v1/parcels", PathItem.HttpMethod.POST, make);

        assertThat(make.getParameters()).extracting(Parameter::getName).contains("Idempotency-Key");
        assertThat(make.getResponses().getAPIResponses()).containsKey("201").doesNotContainKey("200");
        assertThat(make.hasExtension(OpenApiConventions.ONCE)).isFalse();
        assertThat(make.getResponses().getAPIResponse("201").hasExtension(OpenApiConventions.ONCE))
                .isFalse();
    }

    @Test
    void a_body_has_the_rules_of_the_schema_that_has_its_members() {
        Schema rules = OASFactory.createSchema()
                .addRequired("names")
                .addProperty("names", OASFactory.createSchema().minItems(1));
        Schema body = OASFactory.createSchema()
                .addProperty("names", OASFactory.createSchema())
                .addProperty("ids", OASFactory.createSchema());
        body.addExtension("x-members-of", "Fields");
        OpenAPI document = OASFactory.createOpenAPI()
                .components(
                        OASFactory.createComponents().addSchema("Fields", rules).addSchema("Body", body));

        SharedMembers.declare(document);

        assertThat(body.getRequired()).containsExactly("names");
        assertThat(body.getProperties()).containsOnlyKeys("names", "ids");
        assertThat(body.getProperties().get("names").getMinItems()).isEqualTo(1);
        assertThat(body.getProperties().get("names"))
                .isNotSameAs(rules.getProperties().get("names"));
        assertThat(body.hasExtension("x-members-of")).isFalse();
    }

    @Test
    void what_other_services_follow_later_says_when_to_ask_them() {
        Operation make = operation("200", "application/json");
        make.addExtension(OpenApiConventions.CREATED, "true");
        make.addExtension(OpenApiConventions.FOLLOWED_LATER, "true");

        filter("/v1/parcels", PathItem.HttpMethod.POST, make);

        assertThat(make.getResponses().getAPIResponse("201").getHeaders()).containsKey("Retry-After");
        assertThat(make.hasExtension(OpenApiConventions.FOLLOWED_LATER)).isFalse();
    }

    @Test
    void who_keeps_no_key_asks_for_none() {
        Operation search = operation("200", "application/json");
        search.addExtension(OpenApiConventions.NO_KEY, true);

        filter("/v1/parcels/search", PathItem.HttpMethod.POST, search);

        assertThat(search.getParameters()).extracting(Parameter::getName).doesNotContain("Idempotency-Key");
    }

    @Test
    void a_put_that_makes_asks_for_a_version_only_of_what_is_there() {
        Operation put = operation("200", "application/json")
                .addParameter(OASFactory.createParameter().name("If-Match").in(Parameter.In.HEADER));
        put.getResponses().addAPIResponse("201", OASFactory.createAPIResponse());

        filter("/v1/parcels/{id}", PathItem.HttpMethod.PUT, put);

        assertThat(put.getParameters())
                .filteredOn(p -> p.getName().equals("If-Match"))
                .extracting(Parameter::getRequired)
                .containsExactly(false);
        assertThat(put.getResponses().getAPIResponses()).containsKeys("404", "412", "428");
    }

    @Test
    void problems_come_as_problems_and_in_the_form_of_a_standard_too() {
        Operation read = operation("200", "application/fhir+json");
        Operation plain = operation("200", "application/json");

        filter("/fhir/Task", PathItem.HttpMethod.GET, read);
        filter("/v1/tasks", PathItem.HttpMethod.GET, plain);

        assertThat(types(read, "400")).containsExactlyInAnyOrder("application/problem+json", "application/fhir+json");
        assertThat(types(plain, "400")).containsExactly("application/problem+json");
    }

    @Test
    void a_problem_that_a_resource_declares_is_kept_with_its_words() {
        Operation download = operation("200", "application/octet-stream");
        download.getResponses()
                .addAPIResponse("404", OASFactory.createAPIResponse().description("Used."));

        filter("/v1/downloads", PathItem.HttpMethod.POST, download);

        assertThat(download.getResponses().getAPIResponse("404").getDescription())
                .isEqualTo("Used.");
        assertThat(types(download, "404")).containsExactly("application/problem+json");
        assertThat(types(download, "200"))
                .contains("application/pdf", "image/jpeg", "image/png")
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(FileKind.values()).map(FileKind::mime).toList());
    }

    @Test
    void a_generated_client_has_a_way_to_the_members_of_problems() {
        OpenAPI document = filter("/v1/parcels", PathItem.HttpMethod.GET, operation("200", "application/json"));

        Schema problem = document.getComponents().getSchemas().get("Problem");
        assertThat(problem.getProperties())
                .containsKeys("allowedActions", "candidates", "currentVersion", "objections");
        assertThat(problem.getProperties().get("currentVersion").getType()).containsExactly(Schema.SchemaType.INTEGER);
        assertThat(problem.getProperties().get("refusedUntil").getType())
                .containsExactly(Schema.SchemaType.STRING, Schema.SchemaType.NULL);
        assertThat(problem.getRequired()).isNullOrEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "[a-z]{2}|[0-9]! ^(?:[a-z]{2}|[0-9])$",
                "^[a-z]+$! ^[a-z]+$",
                "\\S! \\S",
                "(?s).*\\S.*! \\S",
                ".*\\S.*! \\S"
            })
    void a_pattern_is_of_the_whole_value_in_the_contract_too(String ours, String declared) {
        assertThat(new OpenApiConventions()
                        .filterSchema(OASFactory.createSchema().pattern(ours))
                        .getPattern())
                .isEqualTo(declared);
    }

    @Test
    void a_record_is_answered_with_its_version_and_who_is_too_many_with_the_time_to_wait() {
        Operation one = operation("200", "application/json");
        one.getResponses()
                .getAPIResponse("200")
                .getContent()
                .getMediaType("application/json")
                .schema(OASFactory.createSchema().ref("#/components/schemas/Parcel"));

        OpenAPI document = filter("/v1/parcels/{id}", PathItem.HttpMethod.GET, one);

        assertThat(headers(one, "200")).containsExactlyInAnyOrder("ETag", "Vary");
        assertThat(headers(one, "429")).containsExactly("Retry-After");
        assertThat(headers(one, "401")).containsExactly("WWW-Authenticate");
        assertThat(document.getComponents().getHeaders())
                .containsKeys("ETag", "Retry-After", "Vary", "WWW-Authenticate");
    }

    private static Iterable<String> headers(Operation operation, String status) {
        return operation.getResponses().getAPIResponse(status).getHeaders().keySet();
    }

    private static Iterable<String> types(Operation operation, String status) {
        return operation
                .getResponses()
                .getAPIResponse(status)
                .getContent()
                .getMediaTypes()
                .keySet();
    }

    private static Operation operation(String status, String type) {
        return OASFactory.createOperation()
                .operationId("one")
                .responses(OASFactory.createAPIResponses()
                        .addAPIResponse(
                                status,
                                OASFactory.createAPIResponse()
                                        .content(OASFactory.createContent()
                                                .addMediaType(type, OASFactory.createMediaType()))));
    }

    private static OpenAPI filter(String path, PathItem.HttpMethod method, Operation operation) {
        PathItem item = OASFactory.createPathItem();
        item.setOperation(method, operation);
        OpenAPI document = OASFactory.createOpenAPI()
                .paths(OASFactory.createPaths().addPathItem(path, item))
                .components(OASFactory.createComponents()
                        .addSchema("Problem", OASFactory.createSchema().addType(Schema.SchemaType.OBJECT))
                        .addSchema(
                                "Parcel",
                                OASFactory.createSchema()
                                        .addType(Schema.SchemaType.OBJECT)
                                        .addProperty("id", OASFactory.createSchema())
                                        .addProperty("version", OASFactory.createSchema())));
        new OpenApiConventions().filterOpenAPI(document);
        return document;
    }
}
