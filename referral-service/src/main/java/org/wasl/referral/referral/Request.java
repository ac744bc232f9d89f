package org.wasl.referral.referral;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.annotations.Type;
import org.wasl.contracts.code.AccessibilityFeature;
import org.wasl.platform.crypto.SealedText;
import org.wasl.platform.value.SpecificNeed;

/** What the requester asks for, in her words and codes. */
@Embeddable
class Request {
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
    private String guidance;

    protected Request() {}

    Request(ReferralBody body, String guidanceSealed) {
        reason = body.reason();
        needCodes = texts(body.needCodes(), SpecificNeed::code);
        accommodationNeeds = texts(body.accommodationNeeds(), Enum::name);
        interpreterLanguage = body.interpreterLanguage();
        restrictions = body.restrictions();
        guidance = guidanceSealed;
    }

    private static <T> String[] texts(Set<T> codes, Function<T, String> text) {
        return codes == null ? new String[0] : codes.stream().map(text).sorted().toArray(String[]::new);
    }

    /** The trace stays, the words go. */
    void erase() {
        needCodes = new String[0];
        accommodationNeeds = new String[0];
        reason = null;
        restrictions = null;
        guidance = null;
        interpreterLanguage = null;
    }

    String reason() {
        return reason;
    }

    Set<SpecificNeed> needCodes() {
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

    String guidanceSealed() {
        return guidance;
    }
}
