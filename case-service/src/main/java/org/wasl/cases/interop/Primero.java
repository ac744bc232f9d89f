package org.wasl.cases.interop;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wasl.cases.casefile.CaseDetailsBody;
import org.wasl.cases.plan.PlanView;
import org.wasl.cases.registry.KnownPerson;
import org.wasl.cases.registry.NewPerson;
import org.wasl.cases.registry.PersonName;
import org.wasl.cases.registry.PersonNumber;
import org.wasl.contracts.code.BirthDatePrecision;
import org.wasl.contracts.code.CareArrangement;
import org.wasl.contracts.code.DisplacementStatus;
import org.wasl.contracts.code.IdentifierSystem;
import org.wasl.contracts.code.LegalStatus;
import org.wasl.contracts.code.Programme;
import org.wasl.contracts.code.Sex;
import org.wasl.platform.value.ExternalId;
import org.wasl.platform.value.JordanTime;
import org.wasl.platform.value.SpecificNeed;

/** The case fields of Primero v2. */
record Primero() implements PeerFormat {
    static final String SCHEME = "primero";
    private static final String DISPLAY_SCHEME = "primero-display";
    private static final Map<String, Programme> MODULES =
            Map.of("primeromodule-cp", Programme.CHILD_PROTECTION, "primeromodule-gbv", Programme.GBV);
    private static final Map<String, String> ORIGINS = Map.of(
            "/concerns", "protection_concerns",
            "/specificNeeds", "unhcr_needs_codes",
            "/identifiedOn", "identified_on",
            "/person/sex", "sex",
            "/person/birthDate", "date_of_birth",
            "/person/nationality", "nationality");
    private static final Map<String, IdentifierSystem> NUMBERS = Map.of(
            "unhcr_individual_no", IdentifierSystem.UNHCR_INDIVIDUAL_NO,
            "national_id_no", IdentifierSystem.JO_NATIONAL_NO,
            "family_number", IdentifierSystem.UNHCR_GROUP_NO,
            "ration_card_no", IdentifierSystem.WFP_ID);

    @Override
    public PeerCase read(ObjectNode line, LocalDate today, PeerCodes codes) {
        PeerFieldReader fields = new PeerFieldReader(line, today, ORIGINS, codes);
        List<ExternalId> ids = new ArrayList<>();
        id(fields, "case_id", SCHEME, ids);
        id(fields, "case_id_display", DISPLAY_SCHEME, ids);
        return new PeerCase(
                ids,
                fields.code("module_id", MODULES).orElse(null),
                person(fields),
                identifiedOn(fields).orElse(null),
                PeerFormat.details(
                        PeerFormat.concerns(fields, "protection_concerns"),
                        PeerFormat.needs(fields, "unhcr_needs_codes"),
                        fields.code("care_arrangements_type", CareArrangement.class),
                        fields.code("protection_status", DisplacementStatus.class),
                        fields.flag("unhcr_export_opt_in"),
                        ids),
                fields.text("status").orElse(null),
                PeerFormat.disabled(fields, "record_state", Set.of("false", "0", "no"))
                        .or(() -> PeerFormat.over(fields, "status"))
                        .orElse(null),
                fields);
    }

    private static void id(PeerFieldReader fields, String name, String scheme, List<ExternalId> ids) {
        fields.text(name).ifPresent(id -> {
            fields.origin("/externalIds/" + ids.size(), name);
            ids.add(new ExternalId(scheme, id));
        });
    }

    private static Optional<LocalDate> identifiedOn(PeerFieldReader fields) {
        return fields.date("identified_on").or(() -> {
            fields.origin("/identifiedOn", "registration_date");
            return fields.date("registration_date");
        });
    }

    private static NewPerson person(PeerFieldReader fields) {
        Optional<PersonName> name = PeerFormat.officialName(fields, "name_first", "name_middle", "name_last", "name");
        if (name.isEmpty()) {
            return null;
        }
        List<PersonNumber> numbers = new ArrayList<>();
        NUMBERS.forEach((field, system) -> PeerFormat.number(fields, field, system, null, numbers));
        PeerFormat.number(fields, "icrc_ref_no", IdentifierSystem.PARTNER_LOCAL, "ICRC", numbers);
        PeerFieldReader.Birth said = fields.birth("date_of_birth", "age");
        PeerFieldReader.Birth born = fields.flag("estimated").orElse(false) ? said.estimated() : said;
        boolean national = numbers.stream().anyMatch(n -> n.system() == IdentifierSystem.JO_NATIONAL_NO);
        boolean refugee = numbers.stream().anyMatch(n -> n.system() == IdentifierSystem.UNHCR_INDIVIDUAL_NO);
        return new NewPerson(
                List.of(name.get()),
                fields.code("sex", JordanExport.SEXES).orElse(Sex.UNKNOWN),
                born.on(),
                born.precision(),
                PeerFormat.country(fields, "nationality").orElse(null),
                refugee ? LegalStatus.REFUGEE : national ? LegalStatus.CITIZEN : LegalStatus.UNKNOWN,
                List.of(),
                numbers);
    }

    @Override
    public ObjectNode write(PeerLine line) {
        ObjectNode fields = line.cameAs().deepCopy();
        CaseDetailsBody details = line.facts().details();
        fields.setAll(onlyCode(line));
        fields.put("case_id", line.idFor(SCHEME));
        fields.put("module_id", line.facts().programme() == Programme.GBV ? "primeromodule-gbv" : "primeromodule-cp");
        fields.put("status", PeerFormat.status(line.facts().status()));
        fields.put("identified_on", line.facts().identifiedOn().toString());
        fields.put("risk_level", PeerFormat.code(line.facts().riskLevel()));
        ArrayNode concerns = fields.putArray("protection_concerns");
        details.concerns().forEach(concerns::add);
        ArrayNode needs = fields.putArray("unhcr_needs_codes");
        details.specificNeeds().stream()
                .map(SpecificNeed::code)
                .map(code -> code.toLowerCase(Locale.ROOT).replace('-', '_'))
                .forEach(needs::add);
        fields.put("care_arrangements_type", PeerFormat.code(details.careArrangement()));
        fields.put("protection_status", PeerFormat.code(details.displacementStatus()));
        fields.put("unhcr_export_opt_in", details.unhcrExportOptIn());
        fields.put("closure_reason", PeerFormat.code(line.facts().closureReason()));
        if (line.facts().closedAt() != null) {
            fields.put(
                    "date_closure", JordanTime.dateOf(line.facts().closedAt()).toString());
        }
        line.person().ifPresent(person -> put(person, line, fields));
        line.plan().ifPresent(plan -> put(plan, fields));
        services(line, fields);
        return fields;
    }

    private static void put(KnownPerson person, PeerLine line, ObjectNode fields) {
        person.officialName().ifPresent(name -> {
            fields.put("name_first", name.given());
            fields.put("name_middle", name.father());
            fields.put("name_last", name.family());
        });
        fields.put("sex", PeerFormat.code(person.sex()));
        if (person.birthDate() != null) {
            fields.put("date_of_birth", person.birthDate().toString());
            fields.put("age", line.age().orElseThrow());
            fields.put("estimated", person.birthDatePrecision() != BirthDatePrecision.EXACT);
        }
        if (person.nationality() != null) {
            fields.putArray("nationality").add(person.nationality());
        }
        if (person.governorate() != null) {
            fields.put("location_current", person.governorate());
        }
        NUMBERS.forEach((field, system) -> person.number(system).ifPresent(number -> fields.put(field, number)));
    }

    private static void put(PlanView plan, ObjectNode fields) {
        fields.put(
                "date_case_plan", JordanTime.dateOf(plan.metadata().createdAt()).toString());
        ArrayNode interventions = fields.putArray("interventions");
        plan.goals().forEach(goal -> goal.actions().forEach(action -> {
            ObjectNode intervention = interventions.addObject();
            intervention.put("service_to_be_provided", PeerFormat.code(action.serviceType()));
            intervention.put("goal", goal.description());
            intervention.put(
                    "timeframe", action.dueOn() == null ? null : action.dueOn().toString());
            intervention.put("success", PeerFormat.code(goal.outcome()));
        }));
    }

    private static void services(PeerLine line, ObjectNode fields) {
        if (!line.services().isEmpty()) {
            ArrayNode services = fields.putArray("services_section");
            line.services().forEach(service -> {
                ObjectNode one = services.addObject();
                one.put("service_type", service.type());
                one.put("service_response_day_time", service.requestedOn().toString());
                one.put(
                        "service_appointment_date",
                        service.dueOn() == null ? null : service.dueOn().toString());
                one.put("service_status_referred", service.status().equals("referred"));
                one.put(
                        "service_implemented",
                        service.status().equals("delivered") ? "implemented" : "not_implemented");
            });
        }
        if (!line.visits().isEmpty()) {
            ArrayNode visits = fields.putArray("followup");
            line.visits().forEach(visit -> {
                ObjectNode one = visits.addObject();
                one.put("followup_type", visit.type());
                one.put(
                        "followup_needed_by_date",
                        visit.plannedOn() == null ? null : visit.plannedOn().toString());
                one.put(
                        "followup_date",
                        visit.doneOn() == null ? null : visit.doneOn().toString());
            });
        }
    }

    @Override
    public ObjectNode onlyCode(PeerLine line) {
        return PeerFormat.object().put("case_id_display", line.idFor(DISPLAY_SCHEME));
    }
}
