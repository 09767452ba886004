package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.accounts.Accounts;
import org.anju.certificates.Certificate;
import org.anju.certificates.CertificateKind;
import org.anju.certificates.Certificates;
import org.anju.frame.Words;
import org.anju.residents.Observations;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.DocumentKind;
import org.anju.shared.PersonId;
import org.anju.shared.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// A holder shows a certificate, somebody checks it, in a real browser; and another system does.
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertificatePagesTests {

    private static final String PASSWORD = "一句自己记得住的话 2026";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext house;

    @Autowired
    Certificates certificates;

    private final Visits visits = new Visits();

    @BeforeAll
    void aBrowser() {
        visits.to(port);
    }

    @AfterAll
    void close() {
        visits.close();
    }

    private record Holder(PersonId person, String login) {}

    private Holder holder() {
        var street = Neighbourhood.build(house);
        var number = Neighbourhood.number();
        var registrar = Neighbourhood.registrar("997201");
        house.getBean(Observations.class)
                .observe(List.of(street.declaration("凭证赵䶮", number, 101, "2021-01-01")), registrar);
        var residents = house.getBean(Residents.class);
        var found = residents.search(new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number), registrar);
        var person = ((Search.Outcome.Hits) found).hits().getFirst().person();
        var accounts = house.getBean(Accounts.class);
        var login = "holds-" + UUID.randomUUID();
        accounts.claim(accounts.issueClaimCode(person, registrar), login, "本人", PASSWORD);
        return new Holder(person, login);
    }

    private Certificate permit(Holder holder, String name) {
        var fields = new LinkedHashMap<String, String>();
        fields.put(Certificate.NAME, name);
        fields.put(Certificate.LAST_FOUR, "123X");
        fields.put(Certificate.LOCALITY, "试验市试验区");
        fields.put(Certificate.PERMIT_NUMBER, "997201200001011234");
        return certificates.issue(
                holder.person(),
                CertificateKind.RESIDENCE_PERMIT,
                fields,
                LocalDate.now(Words.ZONE).plusYears(1),
                Neighbourhood.registrar("997201"));
    }

    @Test
    void aHolderShowsItAndAnybodyChecksIt() {
        for (var language : List.of("zh", "en")) {
            var ways = language.equals("zh") ? new Visits.Way[] {Visits.Way.PHONE} : new Visits.Way[] {};
            var holder = holder();
            try (var me = visits.in(language, ways).signIn(holder.login(), PASSWORD)) {
                me.at("/me/certificates").looks("certificates-none");
                var one = permit(holder, "阿卜杜热合曼·买买提艾力𬀩");
                me.at("/me/certificates").looks("certificates-own");
                me.press("main .timeline a").looks("certificate-own");
                assertThat(me.text())
                        .contains("阿卜杜热合曼·买买提艾力𬀩", "123X", one.number().spoken());
                try (var anybody = visits.in(language, ways)) {
                    anybody.at("/check").looks("check");
                    anybody.press("#check-card button").looks("check-empty");
                    scan(anybody, one.card());
                    anybody.looks("check-genuine");
                    assertThat(anybody.text()).contains(language.equals("zh") ? "真实有效" : "Genuine and valid", "123X");
                    assertThat(anybody.page.url()).endsWith("/check");
                    scan(anybody, one.card().substring(0, one.card().length() - 4) + "AAAA");
                    anybody.looks("check-altered");
                    assertThat(anybody.text()).doesNotContain("123X");
                    certificates.suspend(holder.person(), one.id(), Neighbourhood.registrar("997201"));
                    scan(anybody, one.card());
                    anybody.looks("check-suspended");
                    certificates.revoke(holder.person(), one.id(), Neighbourhood.registrar("997201"));
                    scan(anybody, one.card());
                    anybody.looks("check-revoked");
                    assertThat(anybody.text()).contains(language.equals("zh") ? "已撤销" : "Revoked");
                }
                me.page.reload();
                me.looks("certificate-checked");
                assertThat(me.text()).contains("公开核验 public check");
                me.at("/me/accesses");
                assertThat(me.text()).contains("公开核验 public check", one.number().spoken());
            }
        }
    }

    @Test
    void aProofAskedForInThePortalIsThereAtOnce() {
        for (var language : List.of("zh", "en")) {
            var ways = language.equals("zh") ? new Visits.Way[] {Visits.Way.PHONE} : new Visits.Way[] {};
            try (var me = visits.in(language, ways).signIn(holder().login(), PASSWORD)) {
                me.at("/me/matters/residence-proof").on();
                me.press("form[action$='/send'] button").looks("proof-sent");
                me.press("main a.button[href='/me/certificates']").looks("proof-list");
                me.press("main .timeline a").looks("proof-own");
                assertThat(me.text()).contains("凭证赵䶮", "2021-01-01", "101室");
                var paper = me.page.request().get(me.page.url() + "/pdf");
                if (certificates.printable()) {
                    assertThat(paper.headers().get("content-type")).isEqualTo("application/pdf");
                    assertThat(paper.headers().get("content-disposition")).contains("residence-proof-");
                }
                me.at("/me").looks("home-permit");
                assertThat(me.text()).contains(language.equals("zh") ? "没有居住证" : "none yet");
                me.at("/me/permit").looks("permit-none");
                assertThat(me.text()).contains(language.equals("zh") ? "什么时候可以申领" : "When you can apply");
            }
        }
    }

    @Test
    void theCheckingPageTellsWhatIsNoCertificate() {
        for (var language : List.of("zh", "en")) {
            var ways = language.equals("en") ? new Visits.Way[] {Visits.Way.PHONE} : new Visits.Way[] {};
            try (var anybody = visits.in(language, ways)) {
                anybody.at("/check").fill("token", "随便写的 <b>something</b>");
                anybody.press("#check-card button").looks("check-garbage");
                assertThat(anybody.text())
                        .contains(language.equals("zh") ? "不是本机关的凭证" : "No certificate of this office");
                assertThat(anybody.page.locator("main b").count()).isZero();
            }
        }
    }

    @Test
    void aFileShowsWhatItsHolderHasTickedAndNothingElse() {
        var holder = holder();
        var one = permit(holder, "凭证勾选");
        try (var me = visits.in("zh").signIn(holder.login(), PASSWORD)) {
            me.at("/me/certificates");
            me.press("main .timeline a");
            var ticked = me.page.locator("input[name=show]:checked").count();
            assertThat(ticked).isEqualTo(2);
            var path = me.page.url() + "/sd-jwt";
            for (var ask : List.of("", "?", "?show=", "?show=nonsense")) {
                assertThat(fields(me, path + ask)).as(ask).isEmpty();
            }
            assertThat(fields(me, path + "?show=last_four")).containsExactly("last_four");
            assertThat(fields(me, path + "?show=name&show=locality")).containsExactlyInAnyOrder("name", "locality");
        }
        assertThat(one.fields()).hasSize(4);
    }

    private static List<String> fields(Visitor visitor, String url) {
        var token = visitor.page.request().get(url).text();
        var parts = token.split("~", -1);
        assertThat(parts[parts.length - 1]).isEmpty();
        return java.util.Arrays.stream(parts, 1, parts.length - 1)
                .map(part -> new String(java.util.Base64.getUrlDecoder().decode(part)).split("\"")[3])
                .toList();
    }

    // As a telephone's camera opens it.
    private void scan(Visitor visitor, String card) {
        visitor.page.navigate("about:blank");
        visitor.page.navigate(visits.url("/check#" + card));
        visitor.page.waitForSelector("#verdict");
    }

    @Test
    void anotherSystemChecksItUnderItsFileNumber() {
        var holder = holder();
        var one = permit(holder, "凭证系统");
        var office = ApiCaller.of(house, port, Role.REGISTRAR);
        var reply = office.forPurpose("certificate-check")
                .post("/api/v1/certificates/verify", Map.of("token", certificates.qrText(one)));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json())
                .containsEntry("standing", "genuine")
                .containsEntry("kind", "residence-permit")
                .containsEntry("fields", Map.of("name", "凭证系统", "last_four", "123X", "locality", "试验市试验区"));
        var whole = office.forPurpose("certificate-check")
                .post("/api/v1/certificates/verify", Map.of("token", certificates.sdJwt(one)));
        assertThat(whole.text()).contains("997201200001011234");
        var other = office.forPurpose("residence-registration")
                .post("/api/v1/certificates/verify", Map.of("token", one.card()));
        assertThat(other.status()).isEqualTo(403);
        assertThat(office.forPurpose("certificate-check")
                        .post("/api/v1/certificates/verify", Map.of("token", one.card() + "x"))
                        .json())
                .isEqualTo(Map.of("standing", "altered", "fields", Map.of()));
    }

    @Test
    void whatACheckerNeedsIsOpen() {
        var anybody = ApiCaller.nobody(port);
        assertThat(anybody.get("/open/certificates/keys.json").list("keys")).isNotEmpty();
        assertThat(anybody.get("/.well-known/jwt-vc-issuer").json()).containsKeys("issuer", "jwks");
        var list = anybody.get("/open/certificates/status/0");
        assertThat(list.type()).isEqualTo("application/statuslist+jwt");
        assertThat(anybody.get("/open/certificates/status/99").status()).isEqualTo(404);
        assertThat(anybody.get("/open/certificates/status/x").status()).isEqualTo(404);
        assertThat(anybody.get("/open/certificates/types/residence-permit").text())
                .contains("居住证", "vct");
        assertThat(anybody.get("/open/certificates/types/nonsense").status()).isEqualTo(404);
    }
}
