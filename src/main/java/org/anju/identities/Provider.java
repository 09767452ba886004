package org.anju.identities;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.AMR;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.anju.accounts.StepUp;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The city's identity provider, where one is set up (OpenID Connect Core 1.0, authorization code flow with
/// PKCE, RFC 7636).
///
/// An ID token is believed only when it was signed by one of the provider's keys with RS256, PS256 or
/// ES256, is of this issuer, for this client, of this flow (nonce), and not over.
@Component
class Provider {

    private static final Set<JWSAlgorithm> SIGNED = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int LARGEST_KEYS = 256 * 1024;

    private final String issuer;
    private final String client;
    private final String secret;
    private final Set<String> factors;
    private final StepUp stepUp;
    private final Clock clock;
    private volatile @Nullable Known known;

    /// @param issuer empty where no provider is set up
    /// @param factors values of `acr` and `amr` that this house takes for a second factor; none by default
    Provider(
            @Value("${anju.oidc.issuer:}") String issuer,
            @Value("${anju.oidc.client-id:}") String client,
            @Value("${anju.oidc.client-secret:}") String secret,
            @Value("${anju.oidc.second-factor:}") List<String> factors,
            StepUp stepUp,
            Clock clock) {
        this.issuer = issuer;
        this.client = client;
        this.secret = secret;
        this.factors = Set.copyOf(factors);
        this.stepUp = stepUp;
        this.clock = clock;
    }

    /// What the provider says of itself, and its keys, which are asked for anew by themselves.
    private record Known(OIDCProviderMetadata metadata, IDTokenValidator validator) {}

    boolean isSetUp() {
        return !issuer.isEmpty();
    }

    /// Where the browser goes to authenticate; anew, where the provider's second factor counts here and was
    /// shown too long ago.
    URI door(Flow flow, URI back) {
        var door = known().metadata().getAuthorizationEndpointURI();
        var asked = new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid"), new ClientID(client), back)
                .endpointURI(door)
                .state(new State(flow.state()))
                .nonce(new Nonce(flow.nonce()))
                .codeChallenge(new CodeVerifier(flow.verifier()), CodeChallengeMethod.S256);
        if (!factors.isEmpty()) {
            asked.maxAge((int) stepUp.time().toSeconds());
        }
        return asked.build().toURI();
    }

    /// Whom the provider has authenticated; empty where what it says cannot be believed. Throws [Problem]
    /// `provider-away` where it cannot be asked.
    Optional<Identity> identity(String code, Flow flow, URI back) {
        try {
            var request = new TokenRequest.Builder(
                            known().metadata().getTokenEndpointURI(),
                            new ClientSecretBasic(new ClientID(client), new Secret(secret)),
                            new AuthorizationCodeGrant(
                                    new AuthorizationCode(code), back, new CodeVerifier(flow.verifier())))
                    .build()
                    .toHTTPRequest();
            request.setConnectTimeout(PATIENCE_MILLIS);
            request.setReadTimeout(PATIENCE_MILLIS);
            request.setFollowRedirects(false);
            var answer = OIDCTokenResponseParser.parse(request.send());
            if (!answer.indicatesSuccess()) {
                return Optional.empty();
            }
            JWT token = answer.toSuccessResponse().getTokens().toOIDCTokens().getIDToken();
            return Optional.of(identity(known().validator().validate(token, new Nonce(flow.nonce()))));
        } catch (IOException | KeySourceException e) {
            throw away();
        } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Identity identity(IDTokenClaimsSet claims) {
        var shown = Stream.concat(
                Stream.ofNullable(claims.getACR()).map(ACR::getValue),
                Stream.ofNullable(claims.getAMR()).flatMap(List::stream).map(AMR::getValue));
        return new Identity(
                issuer, claims.getSubject().getValue(), shown.anyMatch(factors::contains) ? proven(claims) : null);
    }

    // OpenID Connect Core, 3.1.3.7: whoever asks for `max_age` checks `auth_time`.
    private @Nullable Instant proven(IDTokenClaimsSet claims) {
        var at = claims.getAuthenticationTime();
        if (at == null || !stepUp.freshAt(at.toInstant())) {
            return null;
        }
        var now = clock.instant();
        return at.toInstant().isAfter(now) ? now : at.toInstant();
    }

    private IDTokenValidator validator(OIDCProviderMetadata metadata) throws MalformedURLException {
        var patient = new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS, LARGEST_KEYS);
        var keys = JWKSourceBuilder.create(metadata.getJWKSetURI().toURL(), patient)
                // No thread of its own: whoever finds the keys too old asks for them.
                .refreshAheadCache(false)
                .build();
        return new IDTokenValidator(
                new Issuer(issuer),
                new ClientID(client),
                new JWSVerificationKeySelector<SecurityContext>(SIGNED, keys),
                null);
    }

    // Asked for when it is first needed, so that the house starts without the provider.
    private Known known() {
        var before = known;
        if (before != null) {
            return before;
        }
        if (!isSetUp()) {
            throw new Problem(Problem.Kind.UNKNOWN, "provider-none");
        }
        try {
            var metadata = OIDCProviderMetadata.resolve(new Issuer(issuer), PATIENCE_MILLIS, PATIENCE_MILLIS);
            var found = new Known(metadata, validator(metadata));
            known = found;
            return found;
        } catch (GeneralException | IOException e) {
            throw away();
        }
    }

    private static Problem away() {
        return new Problem(Problem.Kind.UNAVAILABLE, "provider-away");
    }
}
