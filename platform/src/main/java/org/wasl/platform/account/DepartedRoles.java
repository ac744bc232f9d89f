package org.wasl.platform.account;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who has left the agency is no caseworker and no supervisor: a token outlives the work that it was given for. Every check of a role asks the identity that is made here. */
@ApplicationScoped
class DepartedRoles implements SecurityIdentityAugmentor {
    private final DepartedAccounts accounts;

    @Inject
    DepartedRoles(DepartedAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        Set<String> left = rolesLeft(identity);
        return Uni.createFrom().item(left.equals(identity.getRoles()) ? identity : withRoles(left, identity));
    }

    private Set<String> rolesLeft(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? accounts.rolesLeft(
                        token.getSubject(),
                        token.<Object>claim("agency").map(Object::toString).orElse(""),
                        identity.getRoles())
                : identity.getRoles();
    }

    private static SecurityIdentity withRoles(Set<String> left, SecurityIdentity identity) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .addPermissionChecker(identity::checkPermission)
                .addRoles(left)
                .build();
    }
}
