package org.anju.dwellings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.models.runtime.JteModel;
import html.StaticTemplates;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.anju.frame.Frame;
import org.anju.frame.Words;
import org.anju.places.DivisionRow;
import org.anju.places.Places;
import org.anju.places.PlacesDatabase;
import org.anju.places.Position;
import org.anju.places.StreetRow;
import org.anju.shared.Keyring;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.anju.shared.Tongue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@SuppressWarnings("NullAway.Init")
class DwellingPagesTests {

    static PlacesDatabase database;
    static Dwellings dwellings;
    static DwellingPages pages;

    @BeforeAll
    static void aTown() throws SQLException {
        database = new PlacesDatabase("dwelling_pages_tests");
        dwellings = database.the(Dwellings.class);
        var places = database.the(Places.class);
        places.importDivisions(List.of(
                DivisionRow.today("99", "示例省", ""),
                DivisionRow.today("9901", "示例市", ""),
                DivisionRow.today("990102", "临江区", ""),
                DivisionRow.today("990102001", "望江街道", ""),
                DivisionRow.today("990102001001", "新村社区", "")));
        places.importStreets(
                List.of(new StreetRow("990102001", "朝阳路", List.of(new Position(114, 30), new Position(114.01, 30)))));
        dwellings.accept(List.of(
                row("1", "朝阳路1号1栋101室", "114.001"),
                row("2", "朝阳路1号1栋102室", "114.001"),
                row("3", "朝阳路3号101室", "114.0012")));
        pages = new DwellingPages(dwellings, places, database.the(Keyring.class), new StaticTemplates());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void nobodyButStaffSeesTheBuildings() {
        for (var page : List.of(frame(null, Tongue.ZH), frame(Role.RESIDENT, Tongue.ZH))) {
            assertThatThrownBy(() -> pages.browse(page, "", "")).isInstanceOf(Problem.class);
            assertThatThrownBy(() -> pages.features(page, "114,30,115,31")).isInstanceOf(Problem.class);
            assertThatThrownBy(() -> pages.find(page, "朝阳路1号")).isInstanceOf(Problem.class);
            assertThatThrownBy(() -> pages.building(page, "0")).isInstanceOf(Problem.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Tongue.class)
    void theListStandsBeforeTheMapAndLeadsToEachBuilding(Tongue tongue) {
        var html = html(pages.browse(frame(Role.REGISTRAR, tongue), "990102001", ""));

        assertThat(html).contains(">朝阳路1号1栋</a>", ">朝阳路3号</a>");
        assertThat(html.indexOf("class=\"map-list\"")).isPositive().isLessThan(html.indexOf("class=\"map\""));
        assertThat(html).doesNotContain(" style=").doesNotContain("<script>").doesNotContain("map.list");
    }

    @Test
    void aBuildingShowsItsDwellingsAndWhatStandsAroundIt() {
        var found = (Located.Found) dwellings.resolve(List.of("朝阳路1号1栋101室")).getFirst();
        var building = dwellings.get(found.dwelling()).building();
        var reference = database.the(Keyring.class).reference(building.value());

        var html = html(pages.building(frame(Role.AUDITOR, Tongue.ZH), reference));

        assertThat(html).contains("示例市临江区望江街道朝阳路1号1栋101室", "朝阳路3号", "data-marked=\"" + reference + "\"");
        assertThat(html).doesNotContain(building.value().toString());
    }

    @Test
    void aFoundAddressLeadsToItsDwellingAndAnUnknownOneSaysWhy() {
        var page = frame(Role.REGISTRAR, Tongue.ZH);

        assertThat(pages.find(page, "朝阳路3号101").getHeaders().getFirst("Location"))
                .startsWith("/desk/dwellings/");
        assertThat(html(pages.find(page, "朝阳路9号101").getBody())).contains("没有登记这个门牌号");
        assertThat(html(pages.find(page, "1号1栋101室").getBody())).contains("没有找到");
    }

    @Test
    void theMapDrawsBuildingsAndStreetsAndNothingElse() {
        var features = Objects.requireNonNull(pages.features(frame(Role.REGISTRAR, Tongue.ZH), "114,30,114.01,30.1")
                .getBody());

        assertThat(features.features())
                .extracting(feature ->
                        feature.properties().kind() + " " + feature.properties().label())
                .containsExactlyInAnyOrder("street 朝阳路", "building 1-1", "building 3");
        assertThatThrownBy(() -> pages.features(frame(Role.REGISTRAR, Tongue.ZH), "1,2,3"))
                .isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @EnumSource(Tongue.class)
    void factsAndHistoryAreShownAsParts(Tongue tongue) {
        var page = frame(Role.REGISTRAR, tongue);
        var found = (Located.Found) dwellings.resolve(List.of("朝阳路3号101室")).getFirst();
        var dwelling = dwellings.get(found.dwelling());

        assertThat(html(new StaticTemplates().dwellingsFacts(page, dwelling)))
                .contains(dwelling.doorPlate(), dwelling.address(), page.words().of(Use.RESIDENTIAL));
        assertThat(html(new StaticTemplates().dwellingsHistory(page, dwellings.history(found.dwelling()))))
                .contains(page.t("dwelling.history.current"), page.t("dwelling.history.always"));
    }

    private static String html(@org.jspecify.annotations.Nullable Object model) {
        return ((JteModel) Objects.requireNonNull(model)).render();
    }

    private static DwellingRow row(String code, String address, String longitude) {
        return new DwellingRow(code, "990102001001", address, longitude, "30.001", "住宅");
    }

    private static Frame frame(@org.jspecify.annotations.Nullable Role role, Tongue tongue) {
        return new Frame(
                Words.in(tongue),
                false,
                "/desk/dwellings",
                "_csrf",
                "x",
                role == null ? null : new Frame.Viewer("邓", role, "人口办"),
                null,
                List.of());
    }
}
