package org.wasl.referral.hsds;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.Language;
import org.wasl.platform.value.Aggregate;
import org.wasl.platform.vocabulary.Vocabularies;
import org.wasl.referral.directory.ImportResource.HsdsDocument;
import org.wasl.referral.directory.Organization;
import org.wasl.referral.directory.Organizations;
import org.wasl.referral.directory.Taxonomies;
import org.wasl.referral.directory.Taxonomy;
import org.wasl.referral.directory.TaxonomyTerm;
import org.wasl.referral.directory.TaxonomyTerms;
import org.wasl.referral.directory.csv.PackageWriter;
import org.wasl.referral.directory.part.HsdsJson;

/** The directory as one document, such as an import takes. */
@Path("/v1/directory/export")
@Tag(name = "Directory")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.DIRECTORY_EDITOR, Roles.DATA_INTEGRATOR, Roles.MONITOR})
public class ExportResource {
    private static final int AT_ONCE = 20;

    private final Organizations organizations;
    private final Taxonomies taxonomies;
    private final TaxonomyTerms terms;
    private final HsdsExport assembler;
    private final Caller caller;
    private final Vocabularies codes;

    @Inject
    ExportResource(
            Organizations organizations,
            Taxonomies taxonomies,
            TaxonomyTerms terms,
            HsdsExport assembler,
            Caller caller,
            Vocabularies codes) {
        this.codes = codes;
        this.organizations = organizations;
        this.taxonomies = taxonomies;
        this.terms = terms;
        this.assembler = assembler;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "exportDirectory",
            summary = "Export the whole directory in HSDS 3.1.1, without what is sensitive",
            description = "Streamed. Taken in again it changes nothing.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HsdsDocument.class)))
    public StreamingOutput export() {
        Language language = caller.language();
        HsdsRecords records = HsdsRecords.asTheyCame(language, codes::find);
        return out -> {
            try (JsonGenerator json = HsdsJson.MAPPER.getFactory().createGenerator(out)) {
                json.writeStartObject();
                write(json, "taxonomies", taxonomies, Taxonomy.class, taxonomies(records));
                write(json, "taxonomy_terms", terms, TaxonomyTerm.class, terms(records));
                write(json, "organizations", organizations, Organization.class, organizations(language));
                json.writeEndObject();
            }
        };
    }

    @GET
    @Path("/csv-package")
    @Produces("application/zip")
    @Operation(
            operationId = "exportDirectoryPackage",
            summary =
                    "Export the directory as a tabular package: a ZIP of the CSV files of HSDS 3.1.1 with datapackage.json")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/zip",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<StreamingOutput> exportPackage() {
        Language language = caller.language();
        HsdsRecords records = HsdsRecords.asTheyCame(language, codes::find);
        StreamingOutput zip = out -> {
            try (PackageWriter tables = new PackageWriter()) {
                each(taxonomies, Taxonomy.class, taxonomies(records), tables::taxonomy);
                each(terms, TaxonomyTerm.class, terms(records), tables::term);
                each(organizations, Organization.class, organizations(language), tables::organization);
                tables.writeTo(out);
            }
        };
        return RestResponse.ResponseBuilder.ok(zip)
                .header("Content-Disposition", "attachment; filename=\"hsds.zip\"")
                .build();
    }

    private static Function<List<Taxonomy>, List<ObjectNode>> taxonomies(HsdsRecords records) {
        return rows -> rows.stream().map(records::taxonomy).toList();
    }

    private static Function<List<TaxonomyTerm>, List<ObjectNode>> terms(HsdsRecords records) {
        return rows -> rows.stream().map(records::term).toList();
    }

    private Function<List<Organization>, List<ObjectNode>> organizations(Language language) {
        return rows -> assembler.organizations(rows, language);
    }

    private static <E extends Aggregate> void each(
            Aggregates<E> all, Class<E> kind, Function<List<E>, List<ObjectNode>> render, HsdsLists.RecordWriter writer)
            throws IOException {
        HsdsLists.each(all, () -> Filter.of(kind), AT_ONCE, render, writer);
    }

    private static <E extends Aggregate> void write(
            JsonGenerator json,
            String list,
            Aggregates<E> all,
            Class<E> kind,
            Function<List<E>, List<ObjectNode>> render)
            throws IOException {
        json.writeArrayFieldStart(list);
        each(all, kind, render, json::writeTree);
        json.writeEndArray();
    }
}
