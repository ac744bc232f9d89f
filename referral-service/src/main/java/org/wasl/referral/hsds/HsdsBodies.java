package org.wasl.referral.hsds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.problem.Violations;

/** The parameters of a search by POST, as members of its body: the same names, forms and rules as in an address. */
@ApplicationScoped
class HsdsBodies {
    private final ObjectMapper mapper;
    private final Validator validator;
    private final UriInfo uri;

    @Inject
    HsdsBodies(ObjectMapper mapper, Validator validator, UriInfo uri) {
        this.mapper = mapper.copy();
        // As in an address, where everything is text; the standard declares `proximity` so.
        for (LogicalType kind : List.of(LogicalType.Integer, LogicalType.Boolean)) {
            this.mapper.coercionConfigFor(kind).setCoercion(CoercionInputShape.String, CoercionAction.TryConvert);
        }
        this.validator = validator;
        this.uri = uri;
    }

    /**
     * @param body null where there is none
     * @param inAddress what the address says; it gets what the body says
     */
    <Q extends HsdsQuery> Q read(JsonNode body, Q inAddress) {
        if (body == null || body.isNull() || body.isMissingNode()) {
            return inAddress;
        }
        if (!body.isObject()) {
            throw new Problem(CommonProblem.UNREADABLE_REQUEST).at("", "wrong-type");
        }
        Set<String> members = new TreeSet<>();
        body.fieldNames().forEachRemaining(members::add);
        Problem twice = new Problem(CommonProblem.UNREADABLE_REQUEST);
        members.stream()
                .filter(uri.getQueryParameters()::containsKey)
                .forEach(member -> twice.at("/" + member, "given-twice"));
        if (!twice.errors().isEmpty()) {
            throw twice;
        }
        try {
            Q all = mapper.readerForUpdating(inAddress)
                    .with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .readValue(body);
            all.saidInBody(members);
            return Violations.checked(validator, all);
        } catch (JsonProcessingException e) {
            throw new BadRequestException(e);
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }
}
