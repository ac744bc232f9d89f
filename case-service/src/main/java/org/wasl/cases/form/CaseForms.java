package org.wasl.cases.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/** The registry of forms: read by everybody who works on cases, written by the ministry. */
@ApplicationScoped
public class CaseForms extends Aggregates<CaseForm> {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

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

    /** What makes a schema no form: it cannot be read, describes no object, or a question lacks a title in one of the languages. */
    Set<String> faults(JsonNode schema) {
        Set<String> faults = new TreeSet<>();
        if (!"object".equals(schema.path("type").asText())
                || schema.path("properties").isEmpty()) {
            faults.add("/jsonSchema");
        }
        schema.path("properties").properties().forEach(question -> {
            JsonNode title = question.getValue().path("x-title");
            if (title.path("ar").asText().isBlank() || title.path("en").asText().isBlank()) {
                faults.add("/jsonSchema/properties/" + question.getKey() + "/x-title");
            }
        });
        return faults;
    }

    /** 422 with a pointer for each answer that the form's version does not take. */
    public void requireValid(String code, int number, JsonNode answers, String pointer) {
        CaseForm form = version(code, number).orElseThrow(() -> Problem.invalidField("/formVersion", "unknown-code"));
        Schema schema = SCHEMAS.getSchema(form.jsonSchema(), InputFormat.JSON);
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
