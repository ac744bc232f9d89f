package org.wasl.referral.directory.csv;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tables of HSDS 3.1.1's tabular form, with the file of each and the members of records that hold rows of others. */
enum Table {
    ORGANIZATION(
            "organizations.csv",
            Map.of(
                    "additional_websites", "url",
                    "funding", "funding",
                    "contacts", "contact",
                    "phones", "phone",
                    "locations", "location",
                    "programs", "program",
                    "organization_identifiers", "organization_identifier",
                    "services", "service")),
    PROGRAM("programs.csv", Map.of()),
    SERVICE(
            "services.csv",
            Map.ofEntries(
                    Map.entry("additional_urls", "url"),
                    Map.entry("phones", "phone"),
                    Map.entry("schedules", "schedule"),
                    Map.entry("service_areas", "service_area"),
                    Map.entry("service_at_locations", "service_at_location"),
                    Map.entry("languages", "language"),
                    Map.entry("organization", "organization"),
                    Map.entry("funding", "funding"),
                    Map.entry("cost_options", "cost_option"),
                    Map.entry("program", "program"),
                    Map.entry("required_documents", "required_document"),
                    Map.entry("contacts", "contact"),
                    Map.entry("capacities", "service_capacity"))),
    SERVICE_AT_LOCATION(
            "service_at_location.csv",
            Map.of(
                    "service_areas", "service_area",
                    "contacts", "contact",
                    "phones", "phone",
                    "schedules", "schedule",
                    "location", "location")),
    LOCATION(
            "locations.csv",
            Map.of(
                    "languages", "language",
                    "addresses", "address",
                    "contacts", "contact",
                    "accessibility", "accessibility",
                    "phones", "phone",
                    "schedules", "schedule")),
    CONTACT("contacts.csv", Map.of("phones", "phone")),
    PHONE("phones.csv", Map.of("languages", "language")),
    TAXONOMY("taxonomies.csv", Map.of()),
    TAXONOMY_TERM("taxonomy_terms.csv", Map.of("taxonomy_detail", "taxonomy")),
    ATTRIBUTE("attributes.csv", Map.of("taxonomy_term", "taxonomy_term")),
    METADATA("metadata.csv", Map.of()),
    ADDRESS("addresses.csv", Map.of()),
    ACCESSIBILITY("accessibility.csv", Map.of()),
    SCHEDULE("schedules.csv", Map.of()),
    LANGUAGE("languages.csv", Map.of()),
    SERVICE_AREA("service_areas.csv", Map.of()),
    SERVICE_CAPACITY("service_capacity.csv", Map.of("unit", "unit")),
    UNIT("units.csv", Map.of()),
    REQUIRED_DOCUMENT("required_documents.csv", Map.of()),
    COST_OPTION("cost_options.csv", Map.of()),
    FUNDING("funding.csv", Map.of()),
    ORGANIZATION_IDENTIFIER("organization_identifiers.csv", Map.of()),
    URL("url.csv", Map.of());

    /** Files of HSDS 1 and 2, which are laid out otherwise. */
    private static final Set<String> OLDER = Set.of(
            "services_at_location.csv",
            "services_at_locations.csv",
            "physical_addresses.csv",
            "postal_addresses.csv",
            "regular_schedules.csv",
            "holiday_schedules.csv",
            "taxonomy.csv",
            "services_taxonomy.csv",
            "service_taxonomy.csv",
            "service_attributes.csv",
            "other_attributes.csv",
            "accessibility_for_disabilities.csv",
            "payments_accepted.csv",
            "eligibility.csv");

    private final String file;
    private final Map<String, String> members;

    Table(String file, Map<String, String> members) {
        this.file = file;
        this.members = members;
    }

    String file() {
        return file;
    }

    /** As HSDS calls it, and before {@code _id} in the rows that belong to one of its. */
    String tableName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whose rows a member holds; what is said of any record comes with each. */
    Optional<Table> in(String member) {
        return switch (member) {
            case "attributes" -> Optional.of(ATTRIBUTE);
            case "metadata" -> Optional.of(METADATA);
            default -> Optional.ofNullable(members.get(member)).flatMap(Table::named);
        };
    }

    /** The member of a record that holds the rows of a table. */
    Optional<String> memberOf(Table rows) {
        return members.entrySet().stream()
                .filter(member -> member.getValue().equals(rows.tableName()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Rows that say themselves which record, of whatever table, they are about. */
    boolean namesItsRecord() {
        return this == ATTRIBUTE || this == METADATA;
    }

    /** Of a row that names its record, the column of that record's id. */
    String linkId() {
        return this == ATTRIBUTE ? "link_id" : "resource_id";
    }

    /** Of a row that names its record, the column of that record's kind. */
    String linkKind() {
        return this == ATTRIBUTE ? "link_entity" : "resource_type";
    }

    static Optional<Table> named(String name) {
        return Arrays.stream(values())
                .filter(table -> table.tableName().equals(name))
                .findFirst();
    }

    static boolean isOlder(String path) {
        return OLDER.contains(fileName(path));
    }

    static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static Optional<Table> ofFile(String path) {
        String name = fileName(path);
        return Arrays.stream(values()).filter(table -> table.file.equals(name)).findFirst();
    }
}
