package org.wasl.stack.journey;

import java.util.Map;
import java.util.UUID;
import org.wasl.stack.journey.Api.Answer;
import org.wasl.stack.journey.Api.Lines;

/** A case that UNHCR keeps in Primero comes to Wasl, comes again, and goes back as it came. */
final class ThePeers extends Chapter {
    ThePeers(Travel travel) {
        super(travel);
    }

    void aCaseComesFromPrimeroAndGoesBack() {
        narrator.chapter("A case from Primero", "حالة من بريميرو");
        String owner =
                quiet("unhcr-caseworker", "GET", "/v1/me", null, null, 200).text("/subject");
        String supervisor =
                quiet("unhcr-supervisor", "GET", "/v1/me", null, null, 200).text("/subject");
        // An account can be named as a worker or supervisor once it has used the case service.
        quiet("unhcr-caseworker", "GET", "/v1/tasks?limit=1", null, null, 200);
        quiet("unhcr-supervisor", "GET", "/v1/tasks?limit=1", null, null, 200);
        step(
                "UNHCR registers its caseworker",
                "تسجل المفوضية أخصائيتها",
                "unhcr-manager",
                "PUT",
                "/v1/workers/by-account/" + owner,
                null,
                Map.of("name", Map.of("ar", "رنا سعيد", "en", "Rana Saeed"), "supervisorId", supervisor),
                200);
        String line = """
                {"case_id":"%s","status":"open","name_first":"Sami","sex":"male","unhcr_individual_no":"%s",\
                "protection_concerns":["neglect"],"unhcr_needs_codes":["cr_ne"],"unhcr_export_opt_in":true,\
                "tracing_status":"not needed"}""".formatted(UUID.randomUUID(), family.son.unhcrNumber);
        String path = "/v1/cases/import?profile=PRIMERO&ownerId=" + owner;
        Answer arrived = step(
                "The son's case at UNHCR arrives from Primero; he is known by his number",
                "تصل حالة الابن لدى المفوضية من بريميرو، ويُعرف برقمه",
                "unhcr-system",
                "POST",
                path,
                null,
                new Lines(line),
                200);
        require(arrived.text("/lines/0/outcome").equals("CREATED"), "the case arrives: " + arrived.body());
        Answer again = step(
                "Sent once more, nothing is made twice",
                "وعند إرسالها مرة أخرى لا يتكرر شيء",
                "unhcr-system",
                "POST",
                path,
                null,
                new Lines(line),
                200);
        require(again.text("/lines/0/outcome").equals("UNCHANGED"), "nothing changed: " + again.body());
        String file = arrived.text("/lines/0/caseId");
        Answer read = step(
                "The caseworker finds it",
                "تظهر لدى أخصائي الحالة",
                "unhcr-caseworker",
                "GET",
                "/v1/cases/" + file,
                null,
                null,
                200);
        require(read.text("/specificNeeds/0").equals("CR-NE"), "UNHCR's code is kept");
        Answer back = step(
                "It goes back with what Wasl has no place for",
                "وتعود بما لا مكان له في وصل",
                "unhcr-supervisor",
                "GET",
                "/v1/cases/export?profile=PRIMERO&caseNumber=" + read.text("/caseNumber"),
                null,
                null,
                200);
        require(back.text("/tracing_status").equals("not needed"), "it goes back as it came: " + back.body());
    }

    /** The same son, asked for by a system of social protection in the words of its standard. */
    void aSystemOfSocialProtectionAsks() {
        narrator.chapter("A system of social protection asks", "نظام حماية اجتماعية يسأل");
        String now = clock.instant().toString();
        Answer found = step(
                "By the standard of SPDCI, with the number it knows",
                "وفق معيار SPDCI، بالرقم الذي يعرفه",
                "unhcr-system",
                "POST",
                "/spdci/v1.0.0/registry/sync/search",
                null,
                """
                {"signature":"unsigned","header":{"version":"1.0.0","message_id":"%s","message_ts":"%s","action":"search",\
                "sender_id":"test-client","total_count":1},"message":{"transaction_id":"%s","search_request":[{"reference_id":"son",\
                "timestamp":"%s","locale":"ara","search_criteria":{"query_type":"idtype-value",\
                "query":{"type":"UNHCR_INDIVIDUAL_NO","value":"%s"}}}]}}\
                """.formatted(UUID.randomUUID(), now, UUID.randomUUID(), now, family.son.unhcrNumber),
                200);
        require(
                found.body()
                                .at("/message/search_response/0/pagination/total_count")
                                .asInt()
                        == 1,
                "he is found: " + found.body());
    }
}
