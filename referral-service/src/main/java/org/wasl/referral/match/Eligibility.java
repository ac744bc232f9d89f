package org.wasl.referral.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.wasl.contracts.code.EligibilityField;
import org.wasl.platform.value.SpecificNeed;
import org.wasl.referral.directory.Service;
import org.wasl.referral.directory.part.EligibilityRule;

/** Whether a service is for a person, rule by rule. */
public final class Eligibility {
    private Eligibility() {}

    /** The rules that rule a person out, as far as the person is known. */
    public static List<FitReason> against(Service service, Client client) {
        return of(service, client).stream()
                .filter(Fit::rulesOut)
                .map(Fit::reason)
                .toList();
    }

    static List<Fit> of(Service service, Client client) {
        List<Fit> fits = new ArrayList<>();
        Service.Ages ages = service.ages();
        if (ages.minimum() != null || ages.maximum() != null) {
            fits.add(new Fit(FitReason.AGE, age(ages, client.age()), true));
        }
        List<EligibilityRule> rules = service.details().eligibility();
        if (rules != null) {
            rules.forEach(rule ->
                    fits.add(new Fit(FitReason.valueOf(rule.field().name()), judge(rule, client), rule.mandatory())));
        }
        return fits;
    }

    private static Verdict age(Service.Ages ages, Integer age) {
        if (age == null) {
            return Verdict.UNKNOWN;
        }
        boolean within =
                (ages.minimum() == null || age >= ages.minimum()) && (ages.maximum() == null || age <= ages.maximum());
        return within ? Verdict.YES : Verdict.NO;
    }

    private static Verdict judge(EligibilityRule rule, Client client) {
        if (rule.field() == EligibilityField.VULNERABILITY_SCORE) {
            return atMost(rule.values().get(0), client.vulnerabilityScore());
        }
        Collection<String> known =
                switch (rule.field()) {
                    case SEX ->
                        client.sex() == null ? null : Set.of(client.sex().name());
                    case NATIONALITY -> client.nationality() == null ? null : Set.of(client.nationality());
                    case REGISTRATION_DOCUMENT -> client.registrationDocuments();
                    case GOVERNORATE -> client.governorate() == null ? null : Set.of(client.governorate());
                    case SPECIFIC_NEED -> needs(client.specificNeeds());
                    case VULNERABILITY_SCORE -> throw new IllegalStateException();
                };
        if (known == null) {
            return Verdict.UNKNOWN;
        }
        return known.stream().anyMatch(rule.values()::contains) ? Verdict.YES : Verdict.NO;
    }

    /** A need is also one of its category: a rule that names DS is met by DS-PM. */
    private static Collection<String> needs(Set<SpecificNeed> needs) {
        return needs == null
                ? null
                : needs.stream()
                        .flatMap(need -> java.util.stream.Stream.of(need.code(), need.category()))
                        .collect(Collectors.toSet());
    }

    private static Verdict atMost(String highest, Integer score) {
        try {
            if (score == null) {
                return Verdict.UNKNOWN;
            }
            return score <= Integer.parseInt(highest.trim()) ? Verdict.YES : Verdict.NO;
        } catch (NumberFormatException unreadable) {
            return Verdict.UNKNOWN;
        }
    }
}
