package org.wasl.referral.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.anonymous;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.CASEWORKER_AND_SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.EDITOR_IN_IRBID;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.PROVIDER_ELSEWHERE;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.StatedCases;
import org.wasl.platform.testing.Tokens;
import org.wasl.referral.ReferralTest;

/**
 * A confidential referral, as everybody, by every GET of the contract of this service: who may not know it finds it in no answer, by no filter and in no
 * number, and is answered about it as about nothing. An operation that is added is asked too.
 */
@QuarkusTest
class EveryReadTest extends ReferralTest {
    /** They tell what was done, by design, also of what their reader cannot open. */
    private static final Set<String> RECORDS_OF_ACTS = Set.of("listAuditEntries");

    private static final String EVERY_GROUP =
            "groupBy=PROVIDER&groupBy=SERVICE_TYPE&groupBy=PRIORITY&groupBy=GOVERNORATE";

    private static final List<List<String>> FIGURES = List.of(
            List.of(),
            List.of("of=IN"),
            List.of("of=OUT"),
            List.of("of=IN", EVERY_GROUP),
            List.of("of=OUT", EVERY_GROUP),
            List.of("of=OUT", "groupBy=PRIORITY"));

    private final Map<String, Api> everybody = new LinkedHashMap<>();
    private List<ReadOperations.Read> reads;

    @BeforeEach
    void everybody() {
        reads = ReadOperations.ofThisService();
        for (Persona persona : Persona.values()) {
            everybody.put(persona.name(), as(persona));
        }
        everybody.put("ANOTHER_SUPERVISOR", withToken(Tokens.of("another-supervisor", Persona.MINISTRY, "supervisor")));
        everybody.put("ANONYMOUS", anonymous());
    }

    @Test
    void a_referral_of_a_restricted_whatis_told_to_nobody_who_does_not_know_the_case() {
        String centre = centreElsewhere();
        counted(as(PROVIDER_ELSEWHERE), centre);
        Map<String, Api> outsiders =
                without(CASEWORKER_AT_MINISTRY.name(), SUPERVISOR_AT_MINISTRY.name(), PROVIDER_ELSEWHERE.name());
        Map<String, String> before = numbers(outsiders);

        String person = somebody();
        Map<String, Object> body = referralOf(person, centre);
        body.put("caseId", StatedCases.restricted(person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY));
        Hidden hidden = made(body, as(PROVIDER_ELSEWHERE));

        isToldTo(hidden, as(CASEWORKER_AT_MINISTRY), as(SUPERVISOR_AT_MINISTRY), as(PROVIDER_ELSEWHERE));
        isToldToNobodyOf(outsiders, hidden, centre);
        assertThat(numbers(outsiders)).isEqualTo(before);
    }

    @Test
    void a_referral_to_a_sensitive_service_is_told_to_nobody_there_but_the_accounts_on_the_list() {
        Answer place = serviceInIrbid("House of reading", "بيت القراءة", Map.of("serviceType", "SAFE_HOUSE"), 32.63);
        counted(as(EDITOR_IN_IRBID), place.id());
        String listed = listedInIrbid();
        Map<String, Api> outsiders = without(
                CASEWORKER_AT_MINISTRY.name(),
                OTHER_CASEWORKER_AT_MINISTRY.name(),
                SUPERVISOR_AT_MINISTRY.name(),
                CASEWORKER_AND_SUPERVISOR_AT_MINISTRY.name(),
                "ANOTHER_SUPERVISOR");
        Map<String, String> before = numbers(outsiders);

        Hidden hidden = made(referralOf(somebody(), place.id()), inIrbid(listed));

        isToldTo(hidden, as(CASEWORKER_AT_MINISTRY), as(OTHER_CASEWORKER_AT_MINISTRY), inIrbid(listed));
        isToldToNobodyOf(outsiders, hidden, place.id());
        assertThat(numbers(outsiders)).isEqualTo(before);
    }

    /** @param words all that would tell of it */
    private record Hidden(String id, String chain, String hold, String reference, Set<String> words) {
        List<String> ids() {
            return List.of(id, chain, hold);
        }

        List<String> names() {
            return List.of(id, chain, reference);
        }
    }

    private static void counted(Api counter, String place) {
        counter.put("/v1/directory/service-at-locations/" + place + "/capacity", Map.of("places", 50))
                .hasStatus(200);
    }

    /** With what can hang on one: a place, a message and a file. */
    private static Hidden made(Map<String, Object> body, Api recipient) {
        body.put("reason", "Reason " + UUID.randomUUID());
        Answer sent = sentAs(body);
        String path = "/v1/referrals/" + sent.id();
        Answer seen = recipient.get(path).hasStatus(200);
        recipient.step(seen, path + "/accept", Map.of()).hasStatus(200);
        String text = "Message " + UUID.randomUUID();
        Answer message =
                recipient.post(path + "/messages", Map.of("text", text)).hasStatus(201);
        Answer file = recipient
                .post(path + "/attachments", Map.of("fileName", "a.pdf", "mediaType", "PDF"))
                .hasStatus(201);
        String hold = as(CASEWORKER_AT_MINISTRY)
                .get("/v1/capacity-holds?limit=1")
                .<String>list("items.id")
                .get(0);
        Set<String> words = new LinkedHashSet<>(List.of(
                sent.id(),
                sent.<String>at("chain.chainId"),
                sent.<String>at("details.reference"),
                hold,
                message.id(),
                file.id(),
                text));
        for (String named : List.of("reason", "subjectId", "caseId", "planActionId")) {
            words.add(body.get(named).toString());
        }
        return new Hidden(sent.id(), sent.at("chain.chainId"), hold, sent.at("details.reference"), words);
    }

    private static void isToldTo(Hidden hidden, Api... those) {
        for (Api who : those) {
            who.get("/v1/referrals/" + hidden.id()).hasStatus(200);
            assertThat(who.get("/v1/referrals?limit=200").<String>list("items.id"))
                    .contains(hidden.id());
            assertThat(who.get("/fhir/Task?_count=200").raw().asString()).contains(hidden.id());
        }
    }

    private void isToldToNobodyOf(Map<String, Api> outsiders, Hidden hidden, String place) {
        Outsiders.areToldNothing(outsiders, (outsider, who) -> {
            List<String> leaks = new ArrayList<>();
            reads.stream().filter(read -> !RECORDS_OF_ACTS.contains(read.id())).forEach(read -> {
                String what = outsider + " " + read.id();
                if (read.namesARecord()) {
                    readsNothing(read, who, hidden, place, what, leaks);
                } else {
                    listsNothing(read, who, hidden, what, leaks);
                }
            });
            return leaks;
        });
    }

    private static void readsNothing(
            ReadOperations.Read read, Api who, Hidden hidden, String place, String what, List<String> leaks) {
        Answer none = who.get(read.of(UUID.randomUUID().toString()));
        for (String id : read.isOfReferrals() ? hidden.ids() : List.of(hidden.id())) {
            Answer answer = who.get(read.of(id));
            if (!alike(answer, none)) {
                leaks.add(what + " answers about " + id + " as about something");
            }
            find(hidden, id, answer, what + " of " + id, leaks);
        }
        find(hidden, place, who.get(read.of(place)), what + " of the place", leaks);
    }

    /** Who may not list is asked for by all filters at once: the refusal is the same whatever is asked. */
    private static void listsNothing(
            ReadOperations.Read read, Api who, Hidden hidden, String what, List<String> leaks) {
        Answer all = who.get(read.list());
        find(hidden, "", all, what, leaks);
        if (!read.isOfReferrals() || read.filters().isEmpty()) {
            return;
        }
        int status = all.raw().statusCode();
        boolean refused = status == 401 || status == 403;
        for (String name : hidden.names()) {
            List<String> asked =
                    read.filters().stream().map(filter -> filter + "=" + name).toList();
            for (List<String> query :
                    refused ? List.of(asked) : asked.stream().map(List::of).toList()) {
                Answer answer = who.get(read.list(query.toArray(String[]::new)));
                find(hidden, name, answer, what, leaks);
                if (refused && answer.raw().statusCode() != status) {
                    leaks.add(what + " is refused otherwise about " + name);
                }
            }
        }
    }

    private static boolean alike(Answer one, Answer other) {
        return one.raw().statusCode() == other.raw().statusCode()
                && Objects.equals(one.raw().contentType(), other.raw().contentType())
                && one.etag() == null;
    }

    /** @param asked what the caller named: it may come back */
    private static void find(Hidden hidden, String asked, Answer answer, String what, List<String> leaks) {
        String text = answer.raw().asString();
        hidden.words().stream()
                .filter(word -> !word.equals(asked) && text.contains(word))
                .forEach(word -> leaks.add(what + " tells " + word));
    }

    /** Whatever counts referrals. */
    private Map<String, String> numbers(Map<String, Api> outsiders) {
        Map<String, String> all = new TreeMap<>();
        Outsiders.each(outsiders, this::numbersOf).forEach(all::putAll);
        return all;
    }

    private Map<String, String> numbersOf(String name, Api who) {
        Map<String, String> numbers = new TreeMap<>();
        for (ReadOperations.Read read : reads) {
            if (read.filters().contains("groupBy")) {
                for (List<String> query : FIGURES) {
                    String asked = read.list(query.toArray(String[]::new));
                    numbers.put(name + " " + asked, figures(who.get(asked)));
                }
            } else if (read.isOfReferrals() && !read.namesARecord()) {
                Answer answer = who.get(read.list());
                numbers.put(name + " " + read.id(), count(answer));
            }
        }
        return numbers;
    }

    private static String figures(Answer answer) {
        return answer.raw().statusCode() != 200
                ? "-"
                : answer.<Map<String, Object>>list("items").stream()
                        .map(group -> new TreeMap<>(group).toString())
                        .sorted()
                        .toList()
                        .toString();
    }

    private static String count(Answer answer) {
        if (answer.raw().statusCode() != 200) {
            return "-";
        }
        Object count = answer.at("count");
        return String.valueOf(count == null ? answer.<Object>at("total") : count);
    }

    private Map<String, Api> without(String... those) {
        Map<String, Api> others = new LinkedHashMap<>(everybody);
        others.keySet().removeAll(Set.of(those));
        return others;
    }
}
