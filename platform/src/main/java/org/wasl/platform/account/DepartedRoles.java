package org.wasl.platform.account;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.wasl.platform.caller.Roles;

/** Who has left the agency is no caseworker and no supervisor: a token outlives the work that it was given for. Every check of a role asks the identity that is made here. */
@ApplicationScoped
class DepartedRoles implements SecurityIdentityAugmentor {
    private static final Set<String> OF_WORKERS = Set.of(Roles.CASEWORKER, Roles.SUPERVISOR);

    private final DepartedAccounts accounts;

    @Inject
    DepartedRoles(DepartedAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom().item(hasLeft(identity) ? withoutRolesOfWorkers(identity) : identity);
    }

    private boolean hasLeft(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token
                && accounts.haveLeft(
                        token.getSubject(),
                        token.<Object>claim("agency").map(Object::toString).orElse(""));
    }

    private static SecurityIdentity withoutRolesOfWorkers(SecurityIdentity identity) {
        Set<String> left = new HashSet<>(identity.getRoles());
        left.removeAll(OF_WORKERS);
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .addPermissionChecker(identity::checkPermission)
                .addRoles(left)
                .build();
    }
}
