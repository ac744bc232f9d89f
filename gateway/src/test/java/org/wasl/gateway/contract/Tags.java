package org.wasl.gateway.contract;

import java.util.Map;
import java.util.Optional;

/** What the operations under each tag are about. A tag that is not here is refused: clients find their way by tags. */
final class Tags {
    private static final Map<String, String> DESCRIPTIONS = Map.ofEntries(
            Map.entry(
                    "Approvals",
                    "What a supervisor decides about a case: assessments, plans, closures, a lower risk, and cases that were opened without a consent."),
            Map.entry(
                    "Assessment",
                    "What was found out about the situation and the risk of a person, and the forms for it."),
            Map.entry("Audit", "Who read or changed what, and whether the record of that is whole."),
            Map.entry("Cases", "Cases from identification to closure, their steps, and the lists of them."),
            Map.entry("Changes", "What changed, in order, for systems that follow along."),
            Map.entry("Consent", "What persons allowed, what may go to whom, and what went on another basis in law."),
            Map.entry("Contract", "The code lists, with labels in Arabic and English."),
            Map.entry("Crosswalks", "From a number of one system to the person, and to the numbers of the others."),
            Map.entry(
                    "Data subject rights",
                    "What persons ask of their data: to read it, to correct it, to have it only kept or erased. And for how long data is kept."),
            Map.entry(
                    "Directory",
                    "Organizations, services and places: writing, importing, and finding a service that fits a need. HSDS has the public reading."),
            Map.entry(
                    "Early warning and responses",
                    "Thresholds of figures, the alerts that they raise, and what the country does in a crisis."),
            Map.entry("FHIR", "Referrals and the directory in FHIR R4, to read and to search."),
            Map.entry("HSDS", "The directory in HSDS 3.1.1, public and without what is sensitive."),
            Map.entry("Households", "Who lives together, and who did."),
            Map.entry("Identity", "Who the caller is, and what the caller may call."),
            Map.entry("Imports", "Lists of persons from a file, and exports of them."),
            Map.entry(
                    "Matching",
                    "Records that may be of one person: reviewing pairs, merging, and the model that finds them."),
            Map.entry("Figures", "Indicators and their figures, computed from the facts of all services."),
            Map.entry(
                    "National plans",
                    "Plans of the country as data: parts, funding and targets, the reports on them, and the actions that follow."),
            Map.entry("Operations", "For administrators: keys, and events that could not be applied."),
            Map.entry("Peers", "Exchange of cases with other systems of case management."),
            Map.entry("Persons", "Persons with their names, numbers, needs, relatives and guardians."),
            Map.entry("Plans", "Plans of a case: goals, and the actions that lead there."),
            Map.entry("Programmes", "What community centres offer to groups, who takes part, and the sessions."),
            Map.entry("Referrals", "Referrals from draft to outcome, with messages, files, places and figures."),
            Map.entry("SPDCI", "The Social Registry of SPDCI 1.0.0, and who takes part in the exchange."),
            Map.entry("Sharing", "Opening a case to others: grants, transfers, and emergency access with its review."),
            Map.entry("Tasks", "Work that is to be done, by when, and the rules for that."),
            Map.entry(
                    "Work with the person",
                    "What is written down in a case: participants, notes, safety plans, services, follow-ups, conferences, incidents, best interests, files, feedback."),
            Map.entry(
                    "Workforce",
                    "The register of social workers: licences, training, supervision, absence, caseload."));

    private Tags() {}

    /** @throws AssertionError where the tag is not known here */
    static String description(String tag) {
        return Optional.ofNullable(DESCRIPTIONS.get(tag))
                .orElseThrow(() -> new AssertionError("The tag " + tag + " has no description in Tags"));
    }
}
