package org.wasl.stack.journey;

import java.time.Clock;
import java.util.HashMap;
import org.wasl.stack.journey.Api.Answer;

/**
 * The platform's main job, played through the gateway by its users: from two registrations in two scripts to one person, a case, a plan, a referral that
 * closes it, and a consent that is withdrawn half-way.
 */
public final class Journey {
    private final Narrator narrator;
    private final Chapter.Travel travel;

    /** @param clock the platform's */
    public Journey(Api api, Narrator narrator, Clock clock) {
        this.narrator = narrator;
        this.travel = new Chapter.Travel(api, narrator, new Family(), new HashMap<>(), clock);
    }

    public void play() {
        TheFigures figures = new TheFigures(travel);
        figures.areReadBeforehand();
        OnePersonFromTwoRecords registry = new OnePersonFromTwoRecords(travel);
        registry.seedTheDirectory();
        registry.theMinistryRegistersTheFamily();
        registry.theMotherDecidesForHerChildren();
        registry.unhcrPushesTheSameFamily();
        registry.theStewardMerges();
        TheCase casework = new TheCase(travel);
        TheReferral referral = new TheReferral(travel);
        casework.theCaseworkerIsLicensed();
        String file = casework.aCaseIsOpenedAndAssessed();
        Answer plan = casework.aPlanIsAgreed(file);
        referral.theReferralClosesTheAction(file, plan);
        casework.theCaseIsClosed(file);
        referral.consentIsWithdrawnHalfWay();
        new TheCentre(travel).womenLearnTogether();
        ThePeers peers = new ThePeers(travel);
        peers.aCaseComesFromPrimeroAndGoesBack();
        peers.aSystemOfSocialProtectionAsks();
        TheTrail trail = new TheTrail(travel);
        trail.unhcrFollowsTheChanges();
        trail.everyStepIsInTheAudit();
        figures.haveMoved();
        narrator.done();
    }
}
