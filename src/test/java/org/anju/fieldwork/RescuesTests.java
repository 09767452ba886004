package org.anju.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import org.anju.HouseTest;
import org.anju.accounts.Phones;
import org.anju.shared.Keyring;
import org.anju.shared.OfficeKey;
import org.anju.shared.P256;
import org.anju.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/// A file made as the phone makes it, opened at the desk.
@HouseTest
class RescuesTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    ApplicationContext house;

    @Autowired
    Rescues rescues;

    @Autowired
    OfficeKey office;

    @Autowired
    Keyring keyring;

    Beat beat;

    @BeforeEach
    void aBeat() {
        beat = Beat.build(house);
    }

    @Test
    void whatAPhoneCouldNotSendIsHandedInAtTheDeskEvenWhenItWasRevoked() throws Exception {
        var file = file(office.shown(), items(3));
        house.getBean(Phones.class).revoke(beat.phone.id(), beat.reviewer);
        var rescued = rescues.handIn(file, beat.reviewer);
        assertThat(rescued.verdicts())
                .extracting(VisitVerdict::state)
                .containsExactly(VisitVerdict.State.ACCEPTED, VisitVerdict.State.ACCEPTED, VisitVerdict.State.ACCEPTED);
        assertThat(rescues.handIn(file, beat.reviewer).verdicts()).isEqualTo(rescued.verdicts());
    }

    @Test
    void aFileForAnotherOfficeOrThatWasChangedStaysClosed() throws Exception {
        var theirs = new OfficeKey(new byte[OfficeKey.SECRET_BYTES]);
        var file = file(theirs.shown(), items(1));
        refused("rescue-unreadable", file);
        var own = file(office.shown(), items(1));
        var changed = new String(own, StandardCharsets.UTF_8).replaceFirst("\"sealed\":\"...", "\"sealed\":\"AAA");
        refused("rescue-unreadable", changed.getBytes(StandardCharsets.UTF_8));
        refused("request-unreadable", "no file".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aPhoneOfAnotherTerritoryIsNone() throws Exception {
        var accounts = house.getBean(org.anju.accounts.Accounts.class);
        var unit = accounts.createUnit("邻站", "", org.anju.shared.DivisionCode.read("997202"));
        var login = "rescue-" + UUID.randomUUID();
        accounts.createStaff(login, "员", "一句自己记得住的话 2026", unit, Role.REVIEWER);
        var elsewhere = accounts.findAccount(login).orElseThrow();
        var file = file(office.shown(), items(1));
        assertThatThrownBy(() -> rescues.handIn(file, elsewhere)).hasMessageStartingWith("phone-unknown");
    }

    private void refused(String name, byte[] file) {
        assertThatThrownBy(() -> rescues.handIn(file, beat.reviewer)).hasMessageStartingWith(name);
    }

    private List<Map<String, Object>> items(int count) {
        var calls = beat.phone.pack().calls();
        var items = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < count; i++) {
            items.add(Map.of(
                    "id", UUID.randomUUID().toString(),
                    "sequence", beat.phone.next(),
                    "dwelling", keyring.reference(calls.get(i).door().dwelling().value()),
                    "base", calls.get(i).base(),
                    "observedAt", OffsetDateTime.now().toString(),
                    "outcome", "nobody-home"));
        }
        return items;
    }

    /// As WebCrypto does it: ephemeral ECDH, HKDF without salt, AES-GCM.
    private byte[] file(P256.Jwk to, List<Map<String, Object>> items) throws Exception {
        var pairs = KeyPairGenerator.getInstance("EC");
        pairs.initialize(new ECGenParameterSpec("secp256r1"));
        var pair = pairs.generateKeyPair();
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(pair.getPrivate());
        agreement.doPhase(P256.read(to).orElseThrow(), true);
        var key = KDF.getInstance("HKDF-SHA256")
                .deriveKey(
                        "AES",
                        HKDFParameterSpec.ofExtract()
                                .addIKM(agreement.generateSecret())
                                .thenExpand("anju-rescue".getBytes(StandardCharsets.UTF_8), 32));
        var iv = new byte[12];
        new SecureRandom().nextBytes(iv);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, iv));
        var sealed = cipher.doFinal(JSON.writeValueAsBytes(Map.of("items", items)));
        var base64 = Base64.getUrlEncoder().withoutPadding();
        return JSON.writeValueAsBytes(Map.of(
                "v", 1,
                "phone", keyring.reference(beat.phone.id().value()),
                "key", Beat.jwk(pair),
                "iv", base64.encodeToString(iv),
                "sealed", base64.encodeToString(sealed)));
    }
}
