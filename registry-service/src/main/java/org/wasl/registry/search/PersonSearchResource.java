package org.wasl.registry.search;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.LookupKind;
import org.wasl.contracts.code.SearchField;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.openapi.OpenApiConventions;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.problem.Problem;
import org.wasl.registry.lookup.Lookups;
import org.wasl.registry.person.IdentifierIndex;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonAccessPolicy;
import org.wasl.registry.person.PersonView;
import org.wasl.registry.person.PersonViews;

/** Finding a person. */
@Path("/v1/persons/search")
@Tag(name = "Persons")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.REGISTRAR, Roles.DATA_STEWARD, Roles.DATA_INTEGRATOR, Roles.CASEWORKER, Roles.SUPERVISOR})
public class PersonSearchResource {
    /** The longest names of people have seven words. One character may stand for several: they are counted as they are read. */
    static final int MOST_WORDS = 10;

    private final PersonAccessPolicy policy;
    private final IdentifierIndex identifiers;
    private final PersonSearch search;
    private final PersonViews views;
    private final Lookups lookups;
    private final Pages pages;
    private final Caller caller;

    @Inject
    PersonSearchResource(
            PersonAccessPolicy policy,
            IdentifierIndex identifiers,
            PersonSearch search,
            PersonViews views,
            Lookups lookups,
            Pages pages,
            Caller caller) {
        this.policy = policy;
        this.identifiers = identifiers;
        this.search = search;
        this.views = views;
        this.lookups = lookups;
        this.pages = pages;
        this.caller = caller;
    }

    @POST
    @Transactional
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Operation(
            operationId = "searchPersons",
            summary = "Search by name in either script, number, telephone, birth date, household; each result with why",
            description =
                    "With a name the likeliest come first: those with all words before those with beginnings of them, and"
                            + " those before persons of whose name one word differs; of each way up to 200. A search by name"
                            + " takes neither `count` nor `updatedSince`. Without a name the newest come first.")
    @APIResponse(responseCode = "200", description = "The persons found; never empty because the search failed.")
    public Page<FoundPerson> search(@Valid @BeanParam PageRequest page, @Valid @NotNull PersonQuery body) {
        lookups.ask(LookupKind.SEARCH);
        Supplier<Filter<Person>> among = () -> body.within(
                policy.visibleTo(caller.agency(), caller.purpose(), body.opened()), identifiers, caller.purpose());
        if (body.name() == null) {
            Page<Person> found = pages.of(among.get(), page, p -> p);
            lookups.answered(LookupKind.SEARCH, found.items().size());
            return found.showing(shown(found.items(), body));
        }
        NameRank name = new NameRank(body.name());
        if (name.asked().stream().allMatch(word -> word.skeleton().isEmpty())) {
            throw Problem.invalidField("/name", "no-word-to-find");
        }
        if (name.asked().size() > MOST_WORDS) {
            throw Problem.invalidField("/name", "too-many-words").with("most", MOST_WORDS);
        }
        Filter<Person> asked = among.get().with("asked", body.name());
        List<PersonSearch.Hit> hits = search.named(
                name, among, !body.opened().isEmpty(), caller, pages.placeBefore(page, asked), page.limit() + 1);
        Page<PersonSearch.Hit> found = pages.ranked(hits, asked, page, PersonSearch.Hit::place);
        lookups.answered(LookupKind.SEARCH, found.items().size());
        return found.showing(ranked(found.items(), body));
    }

    private List<FoundPerson> shown(List<Person> found, PersonQuery body) {
        List<PersonView> views = this.views.all(found);
        return IntStream.range(0, found.size())
                .mapToObj(i -> new FoundPerson(views.get(i), 1, body.reasons(views.get(i))))
                .toList();
    }

    private List<FoundPerson> ranked(List<PersonSearch.Hit> hits, PersonQuery body) {
        List<PersonView> views =
                this.views.all(hits.stream().map(PersonSearch.Hit::person).toList());
        List<FoundPerson> ranked = new ArrayList<>();
        for (int i = 0; i < hits.size(); i++) {
            NameRank.Rank rank = hits.get(i).rank();
            List<FoundPerson.SearchReason> reasons = new ArrayList<>();
            rank.words()
                    .forEach(found -> reasons.add(
                            new FoundPerson.SearchReason(SearchField.NAME, found.agreement(), found.word())));
            reasons.addAll(body.reasons(views.get(i)));
            ranked.add(new FoundPerson(views.get(i), Math.round(rank.score() * 100) / 100.0, reasons));
        }
        return ranked;
    }
}
