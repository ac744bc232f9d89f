package org.wasl.cases.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/** The registry of forms: read by everybody who works on cases, written by the ministry. */
@ApplicationScoped
public class CaseForms extends Aggregates<CaseForm> {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final String DIALECT = SpecificationVersion.DRAFT_2020_12.getDialectId();
    private static final Schema SCHEMA_OF_SCHEMAS = SCHEMAS.getSchema(SchemaLocation.of(DIALECT));

    private static final String DIALECT_MEMBER = "$schema";

    private final ObjectMapper mapper;

    @Inject
    CaseForms(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Filter<CaseForm> visibleTo(Caller caller) {
        return Filter.of(CaseForm.class);
    }

    /** @param code of a form; null where all are wanted */
    Filter<CaseForm> versions(String code, Caller caller) {
        return visibleTo(caller).andIfGiven("e.code = :code", "code", code);
    }

    Optional<CaseForm> version(String code, int number) {
        return find("code = ?1 and number = ?2", code, number).firstResultOptional();
    }

    int nextNumber(String code) {
        return (int) count("code", code) + 1;
    }

    /**
     * What makes a schema no form, by pointer: it is none of an object with questions, refers to another document, or a question lacks a title in one of the
     * languages.
     */
    Map<String, String> faults(JsonNode schema) {
        Map<String, String> faults = new TreeMap<>();
        boolean refersElsewhere = Stream.of("$ref", "$dynamicRef")
                .flatMap(name -> schema.findValues(name).stream())
                .anyMatch(reference -> !reference.asText().startsWith("#"));
        if (!"object".equals(schema.path("type").asText())
                || schema.path("properties").isEmpty()
                || !DIALECT.equals(schema.path(DIALECT_MEMBER).asText(DIALECT))
                || refersElsewhere
                || !SCHEMA_OF_SCHEMAS
                        .validate(schema.toString(), InputFormat.JSON)
                        .isEmpty()) {
            faults.put("/jsonSchema", "no-form");
        }
        schema.path("properties").properties().forEach(question -> {
            JsonNode title = question.getValue().path("x-title");
            if (title.path("ar").asText().isBlank() || title.path("en").asText().isBlank()) {
                faults.put("/jsonSchema/properties/" + question.getKey() + "/x-title", "title-in-both-languages");
            }
        });
        return faults;
    }

    /** By which answers are validated, here and by clients before they send them. */
    JsonNode schema(CaseForm form) {
        ObjectNode schema = mapper.createObjectNode().put(DIALECT_MEMBER, DIALECT);
        return schema.setAll((ObjectNode) read(form));
    }

    /** 422 with a pointer for each answer that the form's version does not take. */
    public void requireValid(String code, int number, JsonNode answers, String pointer) {
        CaseForm form = version(code, number).orElseThrow(() -> Problem.invalidField("/formVersion", "unknown-code"));
        Schema schema = SCHEMAS.getSchema(schema(form).toString(), InputFormat.JSON);
        Set<String> wrong = new TreeSet<>();
        schema.validate(answers.toString(), InputFormat.JSON)
                .forEach(fault -> wrong.add(pointer + fault.getInstanceLocation()));
        if (!wrong.isEmpty()) {
            Problem problem = new Problem(CommonProblem.INVALID_FIELDS);
            wrong.forEach(at -> problem.at(at, "not-as-the-form-asks"));
            throw problem;
        }
    }

    JsonNode read(CaseForm form) {
        try {
            return mapper.readTree(form.jsonSchema());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
