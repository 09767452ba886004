package org.anju.factors;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.data.extension.authenticator.RegistrationExtensionAuthenticatorOutput;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What an authenticator answered, checked by WebAuthn4J against what it was asked (W3C WebAuthn level 3, 7.1
/// and 7.2). Attestation is none: which make of key somebody has is not our business.
final class Answer {

    /// ES256, EdDSA, RS256: what the platforms' authenticators offer.
    static final List<Long> ALGORITHMS = List.of(-7L, -8L, -257L);

    private static final ObjectConverter JSON = new ObjectConverter();
    private static final WebAuthnManager MANAGER = WebAuthnManager.createNonStrictWebAuthnManager(JSON);
    private static final AttestedCredentialDataConverter ATTESTED = new AttestedCredentialDataConverter(JSON);

    private Answer() {}

    /// A new passkey that has proven itself.
    ///
    /// @param attested id, public key and model, as CBOR
    record New(byte[] credential, byte[] attested, long counter) {}

    /// A passkey that has proven itself again.
    record Known(byte[] credential, long counter) {}

    /// The new passkey; empty where the answer is not to what was asked.
    static Optional<New> created(String json, Asked asked) {
        try {
            var data = MANAGER.verifyRegistrationResponseJSON(
                    json, new RegistrationParameters(server(asked), parameters(), false, true));
            return Optional.ofNullable(data.getAttestationObject())
                    .map(AttestationObject::getAuthenticatorData)
                    .flatMap(Answer::kept);
        } catch (VerificationException | DataConversionException | IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    private static Optional<New> kept(AuthenticatorData<RegistrationExtensionAuthenticatorOutput> authenticator) {
        return Optional.ofNullable(authenticator.getAttestedCredentialData())
                .map(attested ->
                        new New(attested.getCredentialId(), ATTESTED.convert(attested), authenticator.getSignCount()));
    }

    /// The passkey that answered; empty where the answer is not to what was asked, or by none that is known.
    ///
    /// @param kept what is kept of a passkey
    /// @param verified whether its holder must have been recognised by it: a finger, a face, a number
    static Optional<Known> given(
            String json, Asked asked, boolean verified, Function<byte[], Optional<PasskeyRecords.Kept>> kept) {
        try {
            var data = MANAGER.parseAuthenticationResponseJSON(json);
            var credential = data.getCredentialId();
            var known = credential == null ? Optional.<PasskeyRecords.Kept>empty() : kept.apply(credential);
            return credential == null || known.isEmpty()
                    ? Optional.empty()
                    : given(data, asked, verified, known.get()).map(counter -> new Known(credential, counter));
        } catch (VerificationException | DataConversionException | IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    /// How often the passkey says that it was used.
    private static Optional<Long> given(
            AuthenticationData data, Asked asked, boolean verified, PasskeyRecords.Kept kept) {
        var record = new CredentialRecordImpl(
                null, null, null, null, kept.counter(), ATTESTED.convert(kept.attested()), null, null, null, null);
        var checked = MANAGER.verify(data, new AuthenticationParameters(server(asked), record, null, verified, true));
        return Optional.ofNullable(checked.getAuthenticatorData()).map(AuthenticatorData::getSignCount);
    }

    private static ServerProperty server(Asked asked) {
        return ServerProperty.builder()
                .origin(Origin.create(asked.origin()))
                .rpId(asked.host())
                .challenge(new DefaultChallenge(asked.challenge()))
                .build();
    }

    private static List<PublicKeyCredentialParameters> parameters() {
        return ALGORITHMS.stream()
                .map(COSEAlgorithmIdentifier::create)
                .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
                .toList();
    }
}
