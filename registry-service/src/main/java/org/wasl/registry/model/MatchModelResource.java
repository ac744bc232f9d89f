package org.wasl.registry.model;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.MatchModelStatus;
import org.wasl.matching.link.TrainedModel;
import org.wasl.matching.model.Model;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.lock.RuleLock;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.problem.Problem;
import org.wasl.registry.RegistryProblem;
import org.wasl.registry.person.MatchProfiles;

/** Match models: train one, read it, activate it, retire it. */
@Path("/v1/match-models")
@Tag(name = "Matching")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
public class MatchModelResource {
    private final RuleLock locks;
    private final MatchModels models;
    private final MatchProfiles profiles;
    private final MatchingConfig config;
    private final Pages pages;
    private final Caller caller;
    private final Clock clock;

    @Inject
    MatchModelResource(
            RuleLock locks,
            MatchModels models,
            MatchProfiles profiles,
            MatchingConfig config,
            Pages pages,
            Caller caller,
            Clock clock) {
        this.locks = locks;
        this.models = models;
        this.profiles = profiles;
        this.config = config;
        this.pages = pages;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @param number which model; 0, which is not listed, is the one that the platform comes with
     * @param records from how many it was learnt
     * @param fields how much each agreement says; empty while it is in training
     * @param variants names that stand for one another, as stewards' decisions taught
     */
    @Schema(name = "MatchModel")
    public record ModelView(
            @JsonUnwrapped RecordMetadata metadata,
            int number,
            MatchModelStatus status,
            long records,
            List<FieldWeights> fields,
            List<NameVariant> variants,
            List<String> allowedActions)
            implements View {
        static ModelView of(MatchModel model) {
            Optional<TrainedModel> learned = Optional.ofNullable(model.learned());
            return new ModelView(
                    RecordMetadata.of(model),
                    model.number(),
                    model.status(),
                    model.records(),
                    learned.map(FieldWeights::of).orElse(List.of()),
                    learned.map(NameVariant::of).orElse(List.of()),
                    MatchModel.TRANSITIONS.allowed(model.status(), Set.of(MatchModel.Party.ADMINISTRATOR), model));
        }
    }

    /**
     * @param weights in bits by level of agreement, from none to the highest
     * @param againstHousehold the same against two persons of one household
     */
    @Schema(name = "MatchFieldWeights")
    public record FieldWeights(String field, List<Double> weights, List<Double> againstHousehold) {
        static List<FieldWeights> of(TrainedModel learned) {
            List<FieldWeights> all = new ArrayList<>();
            Model model = learned.model();
            double[][] weights = model.weights();
            double[][] againstHousehold = model.weightsAgainstHousehold();
            for (int field = 0; field < weights.length; field++) {
                all.add(new FieldWeights(
                        model.fields().get(field).name(), tenths(weights[field]), tenths(againstHousehold[field])));
            }
            return all;
        }

        private static List<Double> tenths(double[] bits) {
            return Arrays.stream(bits)
                    .mapToObj(bit -> Math.round(10 * bit) / 10.0)
                    .toList();
        }
    }

    /**
     * Two names of one person that do not sound alike, folded as they are compared.
     *
     * @param decisions how many taught it, five at least: a name that fewer have could point to somebody
     */
    @Schema(name = "NameVariant")
    public record NameVariant(
            @Schema(examples = "عبود") String one,
            @Schema(examples = "عبدالله") String other,
            int decisions) {
        static List<NameVariant> of(TrainedModel learned) {
            return learned.variants().stream()
                    .map(variant -> new NameVariant(variant.one(), variant.other(), variant.times()))
                    .toList();
        }
    }

    @GET
    @Transactional
    @Operation(operationId = "listMatchModels", summary = "List the models learnt here, newest first")
    public Page<ModelView> list(@Valid @BeanParam PageRequest page) {
        return pages.of(models.visibleTo(caller), page, ModelView::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getMatchModel", summary = "Get a model with its weights")
    public ModelView get(@PathParam("id") UUID id) {
        return ModelView.of(models.get(id, caller));
    }

    @POST
    @Once(Replay.Verbatim.class)
    @Created(at = "/v1/match-models")
    @Operation(
            operationId = "trainMatchModel",
            summary = "Learn a new model from the records",
            description =
                    "Without anybody's help, and from those that stewards merged; what they confirmed also teaches which names stand for one another"
                            + " (five decisions at least, and nine of ten). It takes some seconds; nothing changes until it is activated. From too"
                            + " few records nothing can be learnt (409), and a model by which agreement would speak against one person fails.")
    public ModelView train() {
        if (!profiles.hasAtLeast(config.trainingLeast())) {
            throw new Problem(RegistryProblem.TOO_FEW_RECORDS).with("least", config.trainingLeast());
        }
        locks.take("match-model");
        if (models.inTraining().isPresent()) {
            throw new Problem(RegistryProblem.MODEL_IN_TRAINING);
        }
        MatchModel model = new MatchModel(models.nextNumber(), clock);
        models.persist(model);
        return ModelView.of(model);
    }

    @POST
    @Path("/{id}/activate")
    @Once(Replay.Verbatim.class)
    @Operation(
            operationId = "activateMatchModel",
            summary = "Recognise records by this model from now on",
            description = "Reviews that are open keep the weights that they were opened with.")
    public ModelView activate(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected) {
        MatchModel model = models.get(id, caller, expected);
        models.active().filter(active -> active != model).ifPresent(active -> {
            active.take(MatchModel.Step.RETIRE, clock);
            models.flush(); // one is in use at a time
        });
        model.take(MatchModel.Step.ACTIVATE, clock);
        models.resetCache();
        models.flush();
        return ModelView.of(model);
    }

    @POST
    @Path("/{id}/retire")
    @Once(Replay.Verbatim.class)
    @Operation(operationId = "retireMatchModel", summary = "Go back to the model that the platform comes with")
    public ModelView retire(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected) {
        MatchModel model = models.get(id, caller, expected);
        model.take(MatchModel.Step.RETIRE, clock);
        models.resetCache();
        models.flush();
        return ModelView.of(model);
    }
}
