package org.wasl.platform.testing;

import static org.wasl.platform.caller.Roles.ADMIN;
import static org.wasl.platform.caller.Roles.AGENCY_MANAGER;
import static org.wasl.platform.caller.Roles.AUDITOR;
import static org.wasl.platform.caller.Roles.CASEWORKER;
import static org.wasl.platform.caller.Roles.DATA_INTEGRATOR;
import static org.wasl.platform.caller.Roles.DATA_STEWARD;
import static org.wasl.platform.caller.Roles.DIRECTORY_EDITOR;
import static org.wasl.platform.caller.Roles.MONITOR;
import static org.wasl.platform.caller.Roles.PROVIDER;
import static org.wasl.platform.caller.Roles.REGISTRAR;
import static org.wasl.platform.caller.Roles.SUPERVISOR;

import java.util.UUID;
import org.wasl.contracts.id.AgencyId;

/** The people of the tests: three agencies, and for each role somebody who has it and nothing more. */
public enum Persona {
    REGISTRAR_AT_MINISTRY(Persona.MINISTRY, REGISTRAR),
    STEWARD_AT_MINISTRY(Persona.MINISTRY, REGISTRAR, DATA_STEWARD),
    SECOND_STEWARD_AT_MINISTRY(Persona.MINISTRY, REGISTRAR, DATA_STEWARD),
    THIRD_STEWARD_AT_MINISTRY(Persona.MINISTRY, REGISTRAR, DATA_STEWARD),
    CASEWORKER_AT_MINISTRY(Persona.MINISTRY, CASEWORKER),
    OTHER_CASEWORKER_AT_MINISTRY(Persona.MINISTRY, CASEWORKER),
    SUPERVISOR_AT_MINISTRY(Persona.MINISTRY, SUPERVISOR),
    CASEWORKER_AND_SUPERVISOR_AT_MINISTRY(Persona.MINISTRY, CASEWORKER, SUPERVISOR),
    MANAGER_AT_MINISTRY(Persona.MINISTRY, AGENCY_MANAGER),
    COORDINATING_EDITOR(Persona.MINISTRY, DIRECTORY_EDITOR),
    UNHCR_SYSTEM(Persona.UNHCR, DATA_INTEGRATOR),
    REGISTRAR_AT_UNHCR(Persona.UNHCR, REGISTRAR),
    STEWARD_AT_UNHCR(Persona.UNHCR, REGISTRAR, DATA_STEWARD),
    CASEWORKER_AT_UNHCR(Persona.UNHCR, CASEWORKER),
    SUPERVISOR_AT_UNHCR(Persona.UNHCR, SUPERVISOR),
    MANAGER_AT_UNHCR(Persona.UNHCR, AGENCY_MANAGER),
    PROVIDER_IN_IRBID(Persona.REHABILITATION_CENTRE, PROVIDER),
    EDITOR_IN_IRBID(Persona.REHABILITATION_CENTRE, DIRECTORY_EDITOR),
    CASEWORKER_IN_IRBID(Persona.REHABILITATION_CENTRE, CASEWORKER),
    STEWARD_IN_IRBID(Persona.REHABILITATION_CENTRE, REGISTRAR, DATA_STEWARD),
    PROVIDER_ELSEWHERE(Persona.OTHER_PROVIDER, PROVIDER),
    MONITOR_OF_ALL(Persona.MINISTRY, MONITOR),
    AUDITOR_OF_ALL(null, AUDITOR),
    ADMINISTRATOR(null, ADMIN);

    public static final String MINISTRY = "0190a000-0000-7000-8000-000000000001";
    public static final String UNHCR = "0190a000-0000-7000-8000-000000000002";
    public static final String REHABILITATION_CENTRE = "0190a000-0000-7000-8000-000000000003";
    public static final String OTHER_PROVIDER = "0190a000-0000-7000-8000-000000000004";

    private final AgencyId agency;
    private final String[] roles;

    Persona(String agency, String... roles) {
        this.agency = agency == null ? null : AgencyId.fromString(agency);
        this.roles = roles;
    }

    public UUID subject() {
        return UUID.nameUUIDFromBytes(name().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    public AgencyId agency() {
        return agency;
    }

    String[] roles() {
        return roles.clone();
    }
}
