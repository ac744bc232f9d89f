package org.wasl.stack;

import java.util.List;

/** The people and systems of the demo, as in the realm. All share one password, made for this installation. */
public final class DemoAccounts {
    public static final String MINISTRY = "0190a000-0000-7000-8000-000000000001";
    public static final String UNHCR = "0190a000-0000-7000-8000-000000000002";
    public static final String REHABILITATION = "0190a000-0000-7000-8000-000000000003";

    /** @param role as in the realm */
    public record Account(String username, String role, String organization) {}

    public static final List<Account> ALL = List.of(
            new Account("registrar", "registrar", "Ministry"),
            new Account("steward", "registrar, data-steward", "Ministry"),
            new Account("caseworker", "caseworker", "Ministry"),
            new Account("supervisor", "supervisor", "Ministry"),
            new Account("colleague", "caseworker", "Ministry"),
            new Account("manager", "agency-manager", "Ministry"),
            new Account("unhcr-manager", "agency-manager", "UNHCR"),
            new Account("unhcr-steward", "registrar, data-steward", "UNHCR"),
            new Account("unhcr-caseworker", "caseworker", "UNHCR"),
            new Account("unhcr-supervisor", "supervisor", "UNHCR"),
            new Account("editor", "directory-editor", "Ministry"),
            new Account("provider", "provider, directory-editor", "Rehabilitation association"),
            new Account("monitor", "monitor", "Ministry"),
            new Account("auditor", "auditor", "-"),
            new Account("administrator", "admin", "-"));

    private DemoAccounts() {}
}
