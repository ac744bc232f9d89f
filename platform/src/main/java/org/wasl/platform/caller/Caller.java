package org.wasl.platform.caller;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Language;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.request.RequestIds;

/** Who asks, for which agency, in which roles and why: the token of this request, read once, or the link by which it came. */
@RequestScoped
public class Caller {
    private static final Pattern MAIL_ADDRESS = Pattern.compile("[^@\\s,;<>\"]{1,64}@[^@\\s,;<>\"]{1,190}");

    private final SecurityIdentity identity;
    private final JsonWebToken token;
    private final CurrentVertxRequest request;
    private final ClosedOrganizations closed;
    private String requestId;
    private LinkMaker maker;

    @Inject
    Caller(SecurityIdentity identity, JsonWebToken token, CurrentVertxRequest request, ClosedOrganizations closed) {
        this.identity = identity;
        this.token = token;
        this.request = request;
        this.closed = closed;
    }

    /**
     * The account that made a link by which something is asked for without a token.
     *
     * @param roles as they were then; what these roles may do is asked anew
     * @param purpose null where none was named
     */
    public record LinkMaker(String subject, AgencyId agency, Set<String> roles, ConsentPurpose purpose) {
        public LinkMaker {
            roles = roles == null ? Set.of() : Set.copyOf(roles);
        }
    }

    /** As whom a link that is made in this request is used later. */
    public LinkMaker asLinkMaker() {
        return new LinkMaker(subject(), agency(), roles(), purpose().orElse(null));
    }

    /** From here on, this request is asked by the account that made the link by which it came. For the check of links only. */
    public void comesByLinkOf(LinkMaker maker) {
        this.maker = maker;
    }

    public String subject() {
        return maker != null ? maker.subject() : token.getSubject();
    }

    /** The mail address of the account, where the identity provider says that it is theirs. */
    public Optional<String> confirmedAddress() {
        boolean confirmed = token.<Object>claim("email_verified")
                .filter(verified -> Boolean.parseBoolean(verified.toString()))
                .isPresent();
        return token.<Object>claim("email")
                .map(Object::toString)
                .filter(address -> confirmed && MAIL_ADDRESS.matcher(address).matches());
    }

    /** The agency of the token. A caller without one (an administrator of the platform) may not act where an agency is needed. */
    public AgencyId agency() {
        return agencyIfAny().orElseThrow(() -> new Problem(CommonProblem.NOT_ALLOWED));
    }

    public Optional<AgencyId> agencyIfAny() {
        if (maker != null) {
            return Optional.of(maker.agency());
        }
        try {
            return token.<Object>claim("agency").map(Object::toString).map(AgencyId::fromString);
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /**
     * Before an act that begins something, and where more is read than what is the caller's own: an organization that the directory says is closed hands over
     * and ends what it has, and no more.
     */
    public void requireOpenOrganization() {
        if (isOfClosedOrganization()) {
            throw new Problem(CommonProblem.ORGANIZATION_CLOSED);
        }
    }

    public boolean isOfClosedOrganization() {
        return agencyIfAny().filter(closed::contains).isPresent();
    }

    public boolean has(String... anyOfRoles) {
        return Arrays.stream(anyOfRoles).anyMatch(maker != null ? maker.roles()::contains : identity::hasRole);
    }

    public Set<String> roles() {
        return maker != null
                ? maker.roles()
                : identity.getRoles().stream().filter(Caller::isOurs).collect(Collectors.toSet());
    }

    /**
     * The purpose given with the request, else the one of the client's agreement (a claim) where it is for one purpose, else none: and no purpose opens nothing
     * across agencies. A client whose agreement names purposes may name no other. To an organization that is closed nothing is open, for whatever purpose.
     */
    public Optional<ConsentPurpose> purpose() {
        return namedPurpose().filter(named -> !isOfClosedOrganization());
    }

    /**
     * Before an act that is for one purpose, whatever the caller says: refuses a request that names another, and a client whose agreement is for others. No
     * personal data is asked for under a purpose that the caller chose.
     */
    public void requirePurpose(ConsentPurpose ofTheAct) {
        Optional<ConsentPurpose> named = namedPurpose();
        Set<ConsentPurpose> agreed = maker != null ? Set.of() : agreedPurposes();
        if (!agreed.isEmpty() && !agreed.contains(ofTheAct)) {
            throw new Problem(CommonProblem.NOT_ALLOWED);
        }
        if (named.isPresent() && named.get() != ofTheAct) {
            throw Problem.invalidField("#X-Purpose", "other-purpose");
        }
    }

    private Optional<ConsentPurpose> namedPurpose() {
        if (maker != null) {
            return Optional.ofNullable(maker.purpose());
        }
        String named = request.getCurrent() == null
                ? null
                : request.getCurrent().request().getHeader("X-Purpose");
        try {
            Set<ConsentPurpose> agreed = agreedPurposes();
            if (named == null) {
                return agreed.size() == 1 ? agreed.stream().findFirst() : Optional.empty();
            }
            ConsentPurpose purpose = ConsentPurpose.valueOf(named);
            if (!agreed.isEmpty() && !agreed.contains(purpose)) {
                throw new Problem(CommonProblem.NOT_ALLOWED);
            }
            return Optional.of(purpose);
        } catch (IllegalArgumentException unknown) {
            throw new Problem(CommonProblem.UNREADABLE_REQUEST).at("#X-Purpose", "unknown-code");
        }
    }

    /** The purpose as a condition of a query asks for it: what is open for a purpose is open to nobody who names none. */
    public Set<ConsentPurpose> purposes() {
        return purpose().map(Set::of).orElse(Set.of());
    }

    /** One code, several of them in a list, or none. */
    private Set<ConsentPurpose> agreedPurposes() {
        Object claim = token.<Object>claim("purpose").orElse(List.of());
        Collection<?> codes = claim instanceof Collection<?> several ? several : List.of(claim);
        return codes.stream()
                .map(code -> code instanceof JsonString text ? text.getString() : code.toString())
                .map(ConsentPurpose::valueOf)
                .collect(Collectors.toSet());
    }

    public Language language() {
        return Language.preferredBy(
                request.getCurrent() == null
                        ? null
                        : request.getCurrent().request().getHeader("Accept-Language"));
    }

    public Actor actor() {
        return new Actor(
                subject(), agencyIfAny().orElse(null), purpose().map(Enum::name).orElse(null), requestId());
    }

    public boolean isKnown() {
        return maker != null || !identity.isAnonymous();
    }

    private String requestId() {
        if (requestId == null) {
            requestId = RequestIds.of(request);
        }
        return requestId;
    }

    private static boolean isOurs(String role) {
        return Arrays.stream(Roles.class.getFields()).anyMatch(field -> {
            try {
                return role.equals(field.get(null));
            } catch (IllegalAccessException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
    }
}
