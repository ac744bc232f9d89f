package org.wasl.platform.caller;

/** The roles of the token, as in the realm. Strings, because {@code @RolesAllowed} asks for them. */
public final class Roles {
    public static final String REGISTRAR = "registrar";
    public static final String DATA_STEWARD = "data-steward";
    public static final String CASEWORKER = "caseworker";
    public static final String SUPERVISOR = "supervisor";
    public static final String AGENCY_MANAGER = "agency-manager";
    public static final String PROVIDER = "provider";
    public static final String DIRECTORY_EDITOR = "directory-editor";
    public static final String DATA_INTEGRATOR = "data-integrator";
    public static final String MONITOR = "monitor";
    public static final String AUDITOR = "auditor";
    public static final String ADMIN = "admin";

    private Roles() {}
}
