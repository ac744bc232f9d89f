package org.wasl.registry.datasubject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.TreeSet;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.json.MergePatch;
import org.wasl.platform.problem.Problem;
import org.wasl.registry.person.PersonBody;
import org.wasl.registry.person.PersonFields;

/** What persons want corrected: a patch of their fields in the API, sealed as a {@link Rectification}. */
@ApplicationScoped
class Rectifications {
    private final MergePatch patches;
    private final ObjectMapper json;
    private final Sealer sealer;

    @Inject
    Rectifications(MergePatch patches, ObjectMapper json, Sealer sealer) {
        this.patches = patches;
        this.json = json;
        this.sealer = sealer;
    }

    /** @return the record as it would be */
    PersonFields propose(SubjectRequest request, JsonNode patch, PersonFields now) {
        PersonFields fields = patched(patch, now);
        Set<String> named = new TreeSet<>();
        patch.fieldNames().forEachRemaining(named::add);
        request.proposes(sealer.seal(new Rectification(fields, named), binding(request)));
        return fields;
    }

    /** The patch of what was proposed; 404 where nothing is, or it was decided against. */
    JsonNode proposal(SubjectRequest request) {
        Rectification kept = kept(request);
        return patch(kept.fields(), kept);
    }

    private Rectification kept(SubjectRequest request) {
        if (request.proposalSealed() == null) {
            throw Problem.notFound();
        }
        return sealer.open(request.proposalSealed(), binding(request), Rectification.class);
    }

    private JsonNode patch(PersonFields fields, Rectification kept) {
        return json.<ObjectNode>valueToTree(PersonBody.of(fields)).retain(kept.named());
    }

    /** The record as it is to be, where it is so now. */
    PersonFields onto(PersonFields now, SubjectRequest request) {
        Rectification kept = kept(request);
        return patched(patch(kept.onto(now), kept), now);
    }

    private PersonFields patched(JsonNode patch, PersonFields now) {
        return patches.apply(patch, PersonBody.of(now), PersonBody.class).body().toFields();
    }

    private static String binding(SubjectRequest request) {
        return request.rawId().toString();
    }
}
