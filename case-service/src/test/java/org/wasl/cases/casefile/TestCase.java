package org.wasl.cases.casefile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.cases.casefile.CaseTransitions.StageStep;
import org.wasl.contracts.code.CaseLegalBasis;
import org.wasl.contracts.code.Programme;
import org.wasl.contracts.code.RiskLevel;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.contracts.id.PersonId;

/** A case for unit tests, with a clock and facts that the test sets: no container, no database. */
public final class TestCase {
    public static final String OWNER = "owner";
    public static final String SUPERVISOR = "supervisor";
    public static final AgencyId AGENCY = new AgencyId(new UUID(7, 1));

    private final MovedClock clock = new MovedClock();
    private final Facts facts = new Facts();
    private final CaseFile file;

    private TestCase(Programme programme, Sensitivity asked) {
        CaseDetails details = new CaseDetails(null, null, null, null, null, null, null, null, null, null, List.of());
        PersonId subject = new PersonId(UUID.randomUUID());
        NewCase begun = new NewCase(subject, subject, programme, asked, null, details);
        file = new CaseFile(begun, AGENCY, OWNER, SUPERVISOR, clock);
    }

    public static TestCase identified() {
        return of(Programme.FAMILY_SUPPORT, null);
    }

    static TestCase of(Programme programme, Sensitivity asked) {
        return new TestCase(programme, asked);
    }

    /** Registered on a consent: it is open, in the assessment stage. */
    public static TestCase open() {
        TestCase test = identified();
        test.file.lifecycle().register(CaseLegalBasis.CONSENT, new ConsentId(UUID.randomUUID()), test.by(Party.OWNER));
        return test;
    }

    /** Open, assessed at this risk, and planned. */
    static TestCase planned(RiskLevel risk) {
        TestCase test = open();
        test.file.changeRisk(risk, test.clock);
        test.file.lifecycle().move(StageStep.COMPLETE_ASSESSMENT, test.by(Party.OWNER));
        return test;
    }

    static TestCase closed() {
        TestCase test = open();
        test.file.lifecycle().requestClosure(new Closure(null, null, null, null, null, null), test.by(Party.OWNER));
        test.file.lifecycle().close(test.by(Party.SUPERVISOR));
        return test;
    }

    public CaseFile file() {
        return file;
    }

    public Clock clock() {
        return clock;
    }

    public void later(Duration by) {
        clock.now = clock.now.plus(by);
    }

    void ownerIs(String... objections) {
        facts.objections = List.of(objections);
    }

    void openWork(long referrals, long tasks, boolean basisUndecided) {
        facts.work = new StepFacts.OpenWork(referrals, tasks, basisUndecided);
    }

    void assessmentIsNotApproved() {
        facts.approved = false;
    }

    /** A step by whom is this to the case. */
    CaseStep by(Party party) {
        return new CaseStep(as(party), facts, false);
    }

    CaseStep overriddenBy(Party party) {
        return new CaseStep(as(party), facts, true);
    }

    public StepContext as(Party party) {
        return as(party, party == Party.SUPERVISOR ? SUPERVISOR : OWNER);
    }

    public StepContext as(Party party, String account) {
        return new StepContext(file, Set.copyOf(EnumSet.of(party)), account, clock);
    }

    List<String> allowedTo(Party party) {
        return CaseTransitions.allowedActions(CaseStep.preview(as(party), facts));
    }

    private static final class Facts implements StepFacts {
        private List<String> objections = List.of();
        private OpenWork work = new OpenWork(0, 0, false);
        private boolean approved = true;

        @Override
        public List<String> objectionsToOwner(CaseFile file) {
            return objections;
        }

        @Override
        public OpenWork openWork(CaseFile file) {
            return work;
        }

        @Override
        public boolean hasApprovedAssessment(CaseFile file) {
            return approved;
        }
    }

    private static final class MovedClock extends Clock {
        private Instant now = Instant.parse("2026-03-01T09:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
