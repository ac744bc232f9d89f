package org.wasl.referral.referral;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.annotations.Type;
import org.wasl.contracts.code.AccessibilityFeature;
import org.wasl.contracts.code.CancelReason;
import org.wasl.contracts.code.ReceivedService;
import org.wasl.contracts.code.ReferralBusinessStatus;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.contracts.event.ReferralMoved;
import org.wasl.contracts.event.ReferralStep;
import org.wasl.platform.crypto.SealedText;
import org.wasl.platform.value.SpecificNeed;
import org.wasl.referral.deadline.Timetable;

/** What the requester asks for, and what the requester does after sending it: answers, cancels, reopens, tells what the person says. */
@Embeddable
public class Request extends AggregatePart {
    @Type(SealedText.class)
    private String reason;

    @Column(name = "need_codes")
    private String[] needCodes;

    @Column(name = "accommodation_needs")
    private String[] accommodationNeeds;

    @Column(name = "interpreter_language")
    private String interpreterLanguage;

    @Type(SealedText.class)
    private String restrictions;

    @Column(name = "request_sealed")
    private String instructions;

    private Cancellation cancellation;

    protected Request() {}

    Request(Referral referral, DraftContent content) {
        super(referral);
        reason = content.reason();
        needCodes = texts(content.needCodes(), SpecificNeed::code);
        accommodationNeeds = texts(content.accommodationNeeds(), Enum::name);
        interpreterLanguage = content.interpreterLanguage();
        restrictions = content.restrictions();
        instructions = content.instructions().apply(referral.rawId());
    }

    private static <T> String[] texts(Set<T> codes, Function<T, String> text) {
        return codes == null ? new String[0] : codes.stream().map(text).sorted().toArray(String[]::new);
    }

    public ReferralMoved provideInfo(StepContext context) {
        return referral.execute(ReferralStep.PROVIDE_INFO, context, null, at -> {
            referral.deadlines().resume(ReferralStatus.RECEIVED, at);
            referral.changeBusinessStatus(ReferralBusinessStatus.INFO_PROVIDED);
        });
    }

    /** Before acceptance it ends at once; after, the recipient confirms. */
    ReferralMoved cancel(CancelReason code, String text, Timetable timetable, StepContext context) {
        if (!ReferralTransitions.UNDER_WAY.contains(referral.status())) {
            return referral.close(ReferralStep.CANCEL, code, text, context, referral.sharing()::close);
        }
        Result.requireText(code, text);
        return referral.execute(ReferralStep.CANCEL, context, code.name(), at -> {
            cancellation = new Cancellation(code, text, at, timetable.cancellationDue(at));
            referral.changeBusinessStatus(ReferralBusinessStatus.CANCELLATION_REQUESTED);
        });
    }

    /** By the recipient, or by the platform once the time for an answer ran out. */
    public ReferralMoved confirmCancel(StepContext context) {
        referral.requireCan(ReferralStep.CONFIRM_CANCEL, context);
        return referral.close(
                ReferralStep.CONFIRM_CANCEL,
                cancellation.code(),
                cancellation.text(),
                context,
                referral.sharing()::close);
    }

    ReferralMoved reopen(String why, Timetable timetable, StepContext context) {
        return referral.execute(ReferralStep.REOPEN, context, null, at -> {
            cancellation = null;
            referral.askAnew();
            referral.delivery().reopened(why);
            referral.milestones().reopened();
            referral.deadlines().reopened(at, timetable);
        });
    }

    ReferralMoved feedback(ClientFeedback given, StepContext context) {
        return referral.hear(ReferralStep.FEEDBACK, given, context);
    }

    /** The person answers without the caseworker, who is told at once where the answer differs from the recipient's. */
    ReferralMoved personFeedback(ClientFeedback given, StepContext context) {
        ReceivedService reported =
                referral.status() == ReferralStatus.FAILED ? ReceivedService.NO : ReceivedService.YES;
        ReferralStep step = given.received() == reported ? ReferralStep.PERSON_CONFIRMS : ReferralStep.PERSON_DISPUTES;
        return referral.hear(step, given, context);
    }

    /** It should never have been: the words are erased, for both parties. */
    ReferralMoved markVoid(Enum<?> code, String text, StepContext context) {
        return referral.close(ReferralStep.VOID, code, text, context, at -> {
            eraseWords();
            referral.sharing().close(at);
        });
    }

    void erase() {
        eraseWords();
        cancellation().ifPresent(Cancellation::erase);
    }

    private void eraseWords() {
        needCodes = new String[0];
        accommodationNeeds = new String[0];
        reason = null;
        restrictions = null;
        instructions = null;
        interpreterLanguage = null;
    }

    String reason() {
        return reason;
    }

    public Set<SpecificNeed> needCodes() {
        return Arrays.stream(needCodes).map(SpecificNeed::of).collect(Collectors.toSet());
    }

    Set<AccessibilityFeature> accommodationNeeds() {
        return Arrays.stream(accommodationNeeds)
                .map(AccessibilityFeature::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    String interpreterLanguage() {
        return interpreterLanguage;
    }

    String restrictions() {
        return restrictions;
    }

    String instructionsSealed() {
        return instructions;
    }

    Optional<Cancellation> cancellation() {
        return Optional.ofNullable(cancellation);
    }
}
