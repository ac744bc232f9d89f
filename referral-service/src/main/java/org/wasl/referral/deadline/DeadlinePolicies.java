package org.wasl.referral.deadline;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import org.wasl.contracts.code.ReferralPriority;

@ApplicationScoped
public class DeadlinePolicies implements PanacheRepositoryBase<DeadlinePolicy, ReferralPriority> {}
