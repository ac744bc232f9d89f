package org.wasl.system.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The accounts of the world, one for each relation that the rules name. Agency A works on the cases, agency B is another one, P receives referrals, Q is a
 * provider elsewhere.
 */
public final class Accounts {
    public static final String ANONYMOUS = "anonymous";

    /** @param organization A, B, P or Q, or the ministry, which coordinates; none for those of the platform */
    public record Account(String name, String role, String organization) {
        public String username() {
            return "access-" + name;
        }
    }

    private static final List<Account> MADE = Stream.of(
                    "owner caseworker A",
                    "cover caseworker A",
                    "teammate caseworker A",
                    "former caseworker A",
                    "glass caseworker A",
                    "breaker caseworker A",
                    "supervisor supervisor A",
                    "other-supervisor supervisor A",
                    "manager agency-manager A",
                    "registrar registrar A",
                    "steward data-steward A",
                    "integrator data-integrator A",
                    "monitor monitor A",
                    "plan-monitor monitor ministry",
                    "editor directory-editor A",
                    "grantee caseworker B",
                    "contributor caseworker B",
                    "b-caseworker caseworker B",
                    "b-supervisor supervisor B",
                    "b-manager agency-manager B",
                    "b-registrar registrar B",
                    "b-steward data-steward B",
                    "b-integrator data-integrator B",
                    "listed provider P",
                    "unlisted provider P",
                    "own-editor directory-editor P",
                    "elsewhere provider Q",
                    "c-steward data-steward Q",
                    "c-registrar registrar Q",
                    "a-admin admin A",
                    "b-admin admin B")
            .map(line -> line.split(" "))
            .map(part -> new Account(part[0], part[1], part[2]))
            .toList();

    /** Of the demo: what no new organization can have. */
    private static final List<Account> OF_THE_DEMO = List.of(
            new Account("authority", "agency-manager", "ministry"),
            new Account("coordinator", "directory-editor", "ministry"),
            new Account("auditor", "auditor", ""),
            new Account("administrator", "admin", ""));

    private static final Map<String, String> DEMO_NAMES = Map.of(
            "authority", "manager", "coordinator", "editor", "auditor", "auditor", "administrator", "administrator");

    private Accounts() {}

    public static List<Account> made() {
        return MADE;
    }

    public static String username(String name) {
        return DEMO_NAMES.getOrDefault(name, "access-" + name);
    }

    public static Account of(String name) {
        return Stream.concat(MADE.stream(), OF_THE_DEMO.stream())
                .filter(account -> account.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("The rules name " + name + ", and no account is called so"));
    }

    /** One account for each role, as a stranger to most records. */
    public static List<Account> oneForEachRole() {
        return Stream.of(
                        "b-caseworker",
                        "b-supervisor",
                        "b-manager",
                        "b-registrar",
                        "b-steward",
                        "b-integrator",
                        "monitor",
                        "editor",
                        "elsewhere",
                        "auditor",
                        "administrator")
                .map(Accounts::of)
                .toList();
    }

    /** As a realm file has them. */
    public static List<Map<String, Object>> representations(Map<String, String> organizations, String password) {
        List<Map<String, Object>> users = new ArrayList<>();
        for (Account account : MADE) {
            users.add(Map.of(
                    "username",
                    account.username(),
                    "enabled",
                    true,
                    "firstName",
                    account.name(),
                    "lastName",
                    "Access",
                    "email",
                    account.username() + "@wasl.example",
                    "emailVerified",
                    true,
                    "realmRoles",
                    List.of(account.role()),
                    "attributes",
                    Map.of("agency", List.of(organizations.get(account.organization()))),
                    "credentials",
                    List.of(Map.of("type", "password", "value", password, "temporary", false))));
        }
        return users;
    }
}
