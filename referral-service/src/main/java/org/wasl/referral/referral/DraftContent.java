package org.wasl.referral.referral;

import java.util.UUID;
import java.util.function.Function;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.referral.directory.ServiceAtLocation;

/**
 * What is written into a draft.
 *
 * @param service that it is to go to
 * @param instructions seals the contact instructions of the body for the row of the referral
 * @param sensitivity of the case it is made from, or of the referral that it follows
 */
record DraftContent(
        ReferralBody body, ServiceAtLocation service, Function<UUID, String> instructions, Sensitivity sensitivity) {}
