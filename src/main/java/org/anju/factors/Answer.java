package org.anju.factors;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.data.extension.authenticator.RegistrationExtensionAuthenticatorOutput;
import com.webauthn4j.server.ServerProperty;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

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
        var parameters = new RegistrationParameters(server(asked), parameters(), false, true);
        return sound(() -> MANAGER.verify(MANAGER.parseRegistrationResponseJSON(json), parameters))
                .map(RegistrationData::getAttestationObject)
                .map(AttestationObject::getAuthenticatorData)
                .flatMap(Answer::kept);
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
    @SuppressWarnings("NullAway") // the library's annotation stands on the bytes, not on their array
    static Optional<Known> given(
            String json, Asked asked, boolean verified, Function<byte[], Optional<PasskeyRecords.Kept>> kept) {
        var data = sound(() -> MANAGER.parseAuthenticationResponseJSON(json));
        return data.map(AuthenticationData::getCredentialId)
                .flatMap(credential -> kept.apply(credential)
                        .flatMap(known -> counter(data.get(), asked, verified, known))
                        .map(counter -> new Known(credential, counter)));
    }

    /// Anybody may send anything: what is no answer makes the library stumble in more ways than it names. Only
    /// the library is asked in here, so no failure of ours is taken for a wrong answer.
    private static <T> Optional<T> sound(Supplier<T> checked) {
        try {
            return Optional.of(checked.get());
        } catch (RuntimeException refused) {
            return Optional.empty();
        }
    }

    /// How often the passkey says that it was used.
    private static Optional<Long> counter(
            AuthenticationData data, Asked asked, boolean verified, PasskeyRecords.Kept kept) {
        var record = new CredentialRecordImpl(
                null, null, null, null, kept.counter(), ATTESTED.convert(kept.attested()), null, null, null, null);
        var parameters = new AuthenticationParameters(server(asked), record, null, verified, true);
        return sound(() -> MANAGER.verify(data, parameters))
                .map(AuthenticationData::getAuthenticatorData)
                .map(AuthenticatorData::getSignCount);
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
