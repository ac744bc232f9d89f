package org.wasl.clients;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wasl.client.ApiClient;
import org.wasl.client.ApiException;
import org.wasl.client.api.CasesApi;
import org.wasl.client.api.PersonsApi;
import org.wasl.client.model.CaseBody;
import org.wasl.client.model.CasePage;
import org.wasl.client.model.LegalStatus;
import org.wasl.client.model.ModelCase;
import org.wasl.client.model.NameScript;
import org.wasl.client.model.NameUse;
import org.wasl.client.model.Person;
import org.wasl.client.model.PersonFieldsPatch;
import org.wasl.client.model.PersonName;
import org.wasl.client.model.PersonRegistration;
import org.wasl.client.model.PersonSearch;
import org.wasl.client.model.Problem;
import org.wasl.client.model.Programme;
import org.wasl.client.model.Sex;

/**
 * A journey by the Java client that openapi-generator makes from the contract, against a running demo: {@code Journey GATEWAY ISSUER}, the demo's password in
 * {@code WASL_DEMO_PASSWORD}.
 */
public final class Journey {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = ApiClient.createDefaultObjectMapper();
    private static int steps;

    private Journey() {}

    public static void main(String[] args) throws Exception {
        String gateway = args.length > 0 ? args[0] : "http://127.0.0.1:8080";
        String issuer = args.length > 1 ? args[1] : "http://127.0.0.1:8180/realms/wasl";
        PersonsApi registrar = new PersonsApi(signedIn(gateway, issuer, "registrar"));
        CasesApi caseworker = new CasesApi(signedIn(gateway, issuer, "caseworker"));

        // The person of each run is another one.
        long run = System.currentTimeMillis() % 1_000_000;
        String family = "جافا" + letters(run);
        PersonRegistration amal = new PersonRegistration()
                .names(List.of(new PersonName()
                        .script(NameScript.ARAB)
                        .use(NameUse.OFFICIAL)
                        .given("أمل" + letters(run / 7))
                        .family(family)))
                .sex(Sex.FEMALE)
                .birthDate(LocalDate.of(1950, 1, 1).plusDays(run % 15_000))
                .legalStatus(LegalStatus.CITIZEN)
                .nationality("JO")
                .governorate("JO-IR");
        String once = UUID.randomUUID().toString();
        Person person = registrar.registerPerson(registration(amal, once));
        int version = person.getVersion();
        step(
                "A person is registered, and says what may be done with the record",
                !person.getAllowedActions().isEmpty());
        step(
                "The same key registers nobody twice",
                registrar.registerPerson(registration(amal, once)).getId().equals(person.getId()));
        Problem duplicate = refused(
                409,
                () -> registrar.registerPerson(
                        registration(amal, UUID.randomUUID().toString())));
        step(
                "Who is registered already is told as a typed problem",
                !duplicate.getCandidates().isEmpty());

        Person moved =
                registrar.changePerson(change(person.getId(), version, new PersonFieldsPatch().district("JO2101")));
        step(
                "A patch changes what it names, and nothing else",
                "JO2101".equals(moved.getDistrict()) && "JO-IR".equals(moved.getGovernorate()));
        Person nowhere =
                registrar.changePerson(change(person.getId(), version + 1, new PersonFieldsPatch().district(null)));
        step("A null in a patch empties a field", nowhere.getDistrict() == null);
        Problem stale = refused(
                412,
                () -> registrar.changePerson(
                        change(person.getId(), version, new PersonFieldsPatch().district("JO2102"))));
        step("A stale version is refused, with the one of now", stale.getCurrentVersion() == version + 2);

        step(
                "The person is found by name",
                registrar
                        .searchPersons(PersonsApi.APISearchPersonsRequest.newBuilder()
                                .personSearch(new PersonSearch().name("أمل" + letters(run / 7) + " " + family))
                                .build())
                        .getItems()
                        .stream()
                        .anyMatch(found -> found.getId().equals(person.getId())));

        ModelCase file = caseworker.identifyCase(CasesApi.APIIdentifyCaseRequest.newBuilder()
                .caseBody(new CaseBody().subjectId(person.getId()).programme(Programme.DISABILITY))
                .idempotencyKey(UUID.randomUUID().toString())
                .build());
        step(
                "A case begins, and says what may be done with it",
                !file.getAllowedActions().isEmpty());
        step(
                "It stands in the caseworker's list, read page by page",
                listed(caseworker).contains(file.getId()));
        System.out.println("The generated Java client held: " + steps + " steps.");
    }

    private static PersonsApi.APIRegisterPersonRequest registration(PersonRegistration person, String key) {
        return PersonsApi.APIRegisterPersonRequest.newBuilder()
                .personRegistration(person)
                .idempotencyKey(key)
                .acceptLanguage("ar")
                .build();
    }

    private static PersonsApi.APIChangePersonRequest change(UUID id, int version, PersonFieldsPatch patch) {
        return PersonsApi.APIChangePersonRequest.newBuilder()
                .id(id)
                .ifMatch("\"" + version + "\"")
                .personFieldsPatch(patch)
                .build();
    }

    /** All cases of the caller, each page by the address that the page before names. */
    private static Set<UUID> listed(CasesApi cases) throws ApiException {
        Set<UUID> listed = new HashSet<>();
        String cursor = null;
        do {
            CasePage page = cases.listCases(CasesApi.APIListCasesRequest.newBuilder()
                    .limit(2)
                    .cursor(cursor)
                    .build());
            page.getItems().forEach(one -> listed.add(one.getId()));
            cursor = page.getNext() == null ? null : cursorOf(page.getNext());
        } while (cursor != null);
        return listed;
    }

    private static String cursorOf(String address) {
        return Stream.of(URI.create(address).getRawQuery().split("&"))
                .filter(parameter -> parameter.startsWith("cursor="))
                .map(parameter -> URLDecoder.decode(parameter.substring("cursor=".length()), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }

    private static ApiClient signedIn(String gateway, String issuer, String account)
            throws IOException, InterruptedException {
        String form = Stream.of(
                        "grant_type=password",
                        "client_id=wasl-demo",
                        "username=" + account,
                        "password=" + URLEncoder.encode(System.getenv("WASL_DEMO_PASSWORD"), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        String token = JSON.readTree(answer.body()).required("access_token").asText();
        ApiClient client = new ApiClient();
        client.updateBaseUri(gateway);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        return client;
    }

    @FunctionalInterface
    private interface Call {
        void make() throws ApiException;
    }

    /** What the contract says that a refusal is. */
    private static Problem refused(int status, Call call) throws IOException {
        try {
            call.make();
        } catch (ApiException refusal) {
            if (refusal.getCode() != status) {
                throw new IllegalStateException(
                        refusal.getCode() + " and not " + status + ": " + refusal.getResponseBody());
            }
            return JSON.readValue(refusal.getResponseBody(), Problem.class);
        }
        throw new IllegalStateException("It was not refused with " + status);
    }

    private static void step(String what, boolean holds) {
        if (!holds) {
            throw new IllegalStateException("It does not hold: " + what);
        }
        System.out.printf("%3d  %s%n", ++steps, what);
    }

    /** A name without digits. */
    private static String letters(long number) {
        return String.valueOf(number)
                .chars()
                .mapToObj(digit -> String.valueOf("ابتثجحخدذر".charAt(digit - '0')))
                .collect(Collectors.joining());
    }
}
