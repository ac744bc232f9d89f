package org.wasl.cases.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.cases.registry.ConsentCheck;
import org.wasl.cases.registry.Registry;
import org.wasl.cases.task.Tasks;
import org.wasl.contracts.code.CaseLegalBasis;
import org.wasl.contracts.code.ConsentGiver;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.ConsentValidity;
import org.wasl.contracts.code.TaskType;
import org.wasl.contracts.event.ConsentEffectStated;
import org.wasl.contracts.event.ConsentWithdrawn;
import org.wasl.contracts.event.MergeUndone;
import org.wasl.contracts.id.ConsentId;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/** What the consents are on which cases rest, and what becomes of a case when its consent ends. See ADR 38. */
@ApplicationScoped
public class CaseConsents {
    private static final String FIELD = "/consentId";

    private final Registry registry;
    private final CaseFiles cases;
    private final Tasks tasks;
    private final Journal journal;
    private final Clock clock;

    @Inject
    CaseConsents(Registry registry, CaseFiles cases, Tasks tasks, Journal journal, Clock clock) {
        this.registry = registry;
        this.cases = cases;
        this.tasks = tasks;
        this.journal = journal;
        this.clock = clock;
    }

    /** Asks the registry: 422 that names what of the consent is missing, where the case cannot be opened on it. */
    public void require(CaseFile file, CaseLegalBasis basis, ConsentId consent) {
        ConsentCheck check = check(file, consent).orElseThrow(() -> Problem.invalidField(FIELD, "unknown-consent"));
        if (!check.inForce()) {
            throw Problem.invalidField(FIELD, missing(check.validity()));
        }
        if (basis == CaseLegalBasis.ASSENT_PLUS_CAREGIVER && check.givenBy() != ConsentGiver.GUARDIAN) {
            throw Problem.invalidField(FIELD, "guardian-consent-needed");
        }
    }

    /** Asks the registry whether a consent still lets the caller's agency work with the person of the case. */
    public boolean isInForce(CaseFile file, ConsentId consent) {
        return check(file, consent).filter(ConsentCheck::inForce).isPresent();
    }

    /** Empty where there is none such for the caller. Nothing begins with a person whose record is only kept. */
    public Optional<ConsentCheck> check(CaseFile file, ConsentId consent) {
        Optional<ConsentCheck> check = registry.check(file.subject(), consent, ConsentPurpose.CASE_MANAGEMENT);
        if (check.filter(c -> c.validity() == ConsentValidity.RECORD_RESTRICTED).isPresent()) {
            throw new Problem(CommonProblem.PERSON_IS_RESTRICTED);
        }
        return check;
    }

    private static String missing(ConsentValidity validity) {
        return switch (validity) {
            case OTHER_PURPOSE -> "consent-for-another-purpose";
            case OTHER_RECIPIENT -> "consent-for-another-agency";
            case OTHER_LEGAL_BASIS -> "not-a-consent";
            case REPLACED -> "consent-replaced";
            case ENDED, RECORD_RESTRICTED, IN_FORCE -> "consent-ended";
        };
    }

    /** Cases that were opened on it go on, and their owners settle on what. */
    public void on(ConsentWithdrawn ended) {
        cases.onConsents(Set.of(ended.consentId().value())).forEach(this::endConsent);
    }

    /** Also where a later consent had replaced the one that the case names, and has ended. */
    public void on(ConsentEffectStated stated) {
        cases.onConsents(stated.consents()).stream()
                .filter(file -> file.consent()
                        .filter(consent ->
                                stated.closes(consent.value(), ConsentPurpose.CASE_MANAGEMENT, file.agency()))
                        .isPresent())
                .forEach(this::endConsent);
    }

    /**
     * The two are two persons again, and what one of them allowed was not allowed by the other.
     *
     * @param files the cases of the two, after their subjects went back
     */
    public void on(MergeUndone undone, List<CaseFile> files) {
        files.stream()
                .filter(file -> !file.hasConsentEnded())
                .filter(file -> file.consent()
                        .filter(consent -> undone.takesFrom(file.subject(), consent))
                        .isPresent())
                .forEach(this::endConsent);
    }

    private void endConsent(CaseFile file) {
        journal.record(file.endConsent(clock), file.audience());
        openConsentTask(file);
    }

    /** The owner of a running case whose consent has ended has work; what is closed is looked at when it is opened again. */
    public void openConsentTask(CaseFile file) {
        if (file.running() && file.hasConsentEnded()) {
            tasks.openOnce(file, TaskType.CONSENT_ENDED, file.owner(), file.rawId());
        }
    }
}
