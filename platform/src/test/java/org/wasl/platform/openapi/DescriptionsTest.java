package org.wasl.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Where the texts of members and parameters come from, and which schemas stay. Texts of the real files are used: what they say is for the reader. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DescriptionsTest {
    @Test
    void a_text_of_one_schema_goes_before_the_text_for_all() {
        OpenAPI document = document();
        document.getComponents().addSchema("Consent", withMembers("purpose", "expiresAt"));
        document.getComponents().addSchema("CaseReassigned", withMembers("version"));

        MemberDescriptions.declare(document);

        assertThat(description(document, "Consent", "purpose"))
                .isEqualTo(MemberDescriptions.all().get("purpose"));
        assertThat(description(document, "CaseReassigned", "version"))
                .isEqualTo(MemberDescriptions.all().get("CaseReassigned.version"))
                .isNotEqualTo(MemberDescriptions.all().get("version"));
    }

    @Test
    void a_body_and_its_patch_mean_what_the_record_means() {
        OpenAPI document = document();
        document.getComponents().addSchema("IncidentBody", withMembers("account"));
        document.getComponents().addSchema("WorkerFieldsPatch", withMembers("mostCases"));

        MemberDescriptions.declare(document);

        assertThat(description(document, "IncidentBody", "account"))
                .isEqualTo(MemberDescriptions.all().get("Incident.account"));
        assertThat(description(document, "WorkerFieldsPatch", "mostCases"))
                .isEqualTo(MemberDescriptions.all().get("Worker.mostCases"));
    }

    @Test
    void what_the_code_says_stays_and_what_nobody_says_is_left_without() {
        OpenAPI document = document();
        document.getComponents()
                .addSchema(
                        "Parcel",
                        withMembers("noSuchMember")
                                .addProperty(
                                        "purpose", OASFactory.createSchema().description("Ours.")));

        MemberDescriptions.declare(document);

        assertThat(description(document, "Parcel", "purpose")).isEqualTo("Ours.");
        assertThat(description(document, "Parcel", "noSuchMember")).isNull();
    }

    @Test
    void a_member_of_a_body_that_is_also_a_parameter_means_the_same() {
        Operation search = post(OASFactory.createSchema().ref("#/components/schemas/ParcelSearch"))
                .addParameter(OASFactory.createParameter()
                        .name("near")
                        .in(Parameter.In.QUERY)
                        .description("Around this point."));
        OpenAPI document = document(search);
        document.getComponents().addSchema("ParcelSearch", withMembers("near"));

        MemberDescriptions.declare(document);

        assertThat(description(document, "ParcelSearch", "near")).isEqualTo("Around this point.");
    }

    @Test
    void a_form_without_a_name_is_described_too() {
        Schema form = withMembers("token");
        OpenAPI document = document(post(form));
        document.getComponents().addSchema("Parcel", withMembers("number"));

        MemberDescriptions.declare(document);

        assertThat(form.getProperties().get("token").getDescription())
                .isEqualTo(MemberDescriptions.all().get("token"));
    }

    @Test
    void a_parameter_is_described_by_its_operation_or_for_all() {
        Operation list = OASFactory.createOperation()
                .operationId("listTasks")
                .addParameter(OASFactory.createParameter().name("queue").in(Parameter.In.QUERY))
                .addParameter(OASFactory.createParameter().name("status").in(Parameter.In.QUERY));

        ParameterDescriptions.declare(document(list));

        assertThat(list.getParameters()).extracting(Parameter::getDescription).doesNotContainNull();
    }

    @Test
    void a_schema_that_nothing_refers_to_is_taken_out_with_those_that_only_it_names() {
        Operation make = post(OASFactory.createSchema().ref("#/components/schemas/Parcel"));
        OpenAPI document = document(make);
        document.getComponents()
                .addSchema(
                        "Parcel",
                        OASFactory.createSchema()
                                .addProperty(
                                        "lines",
                                        OASFactory.createSchema()
                                                .addType(Schema.SchemaType.ARRAY)
                                                .items(OASFactory.createSchema().ref("#/components/schemas/Line"))))
                .addSchema("Line", withMembers("number"))
                .addSchema(
                        "Metadata",
                        OASFactory.createSchema()
                                .addProperty("one", OASFactory.createSchema().ref("#/components/schemas/OnlyThere")))
                .addSchema("OnlyThere", withMembers("number"));

        UnusedSchemas.remove(document);

        assertThat(document.getComponents().getSchemas()).containsOnlyKeys("Parcel", "Line");
    }

    private static String description(OpenAPI document, String schema, String member) {
        return document.getComponents()
                .getSchemas()
                .get(schema)
                .getProperties()
                .get(member)
                .getDescription();
    }

    private static Schema withMembers(String... members) {
        Schema schema = OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
        for (String member : members) {
            schema.addProperty(member, OASFactory.createSchema());
        }
        return schema;
    }

    private static Operation post(Schema body) {
        return OASFactory.createOperation()
                .operationId("makeParcel")
                .requestBody(OASFactory.createRequestBody()
                        .content(OASFactory.createContent()
                                .addMediaType(
                                        "application/json",
                                        OASFactory.createMediaType().schema(body))))
                .responses(OASFactory.createAPIResponses());
    }

    private static OpenAPI document(Operation... operations) {
        var paths = OASFactory.createPaths();
        for (Operation operation : operations) {
            paths.addPathItem(
                    "/v1/" + operation.getOperationId(),
                    OASFactory.createPathItem().POST(operation));
        }
        return OASFactory.createOpenAPI().paths(paths).components(OASFactory.createComponents());
    }
}
