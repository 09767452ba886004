package org.anju.town;

import java.util.ArrayList;
import java.util.List;

/// The divisions of the invented province, and the community of every plot.
///
/// Codes follow the statistical code: street offices from 001, towns from 100; communities from 001, villages
/// from 200.
final class Communities {

    static final String PROVINCE = "990000";
    static final String CITY = "990100";
    static final List<String> COUNTIES = List.of("990102", "990103", "990121");
    static final List<String> COUNTY_NAMES = List.of("临澜区", "望岫区", "青畴县");
    /// Counties of two other cities, from where people move here.
    static final List<String> ELSEWHERE = List.of("990202", "990221", "990222", "990302", "990321", "990322");

    private static final String SIX_ZEROS = "000000";
    private static final List<TownDivision> FIXED = List.of(
            division(PROVINCE, PlaceNames.PROVINCE, ""),
            division(CITY, PlaceNames.CITY, PROVINCE),
            division(COUNTIES.get(0), COUNTY_NAMES.get(0), CITY),
            division(COUNTIES.get(1), COUNTY_NAMES.get(1), CITY),
            division(COUNTIES.get(2), COUNTY_NAMES.get(2), CITY),
            division("990200", "禾川市", PROVINCE),
            division("990202", "禾岸区", "990200"),
            division("990221", "岚浦县", "990200"),
            division("990222", "桐坪县", "990200"),
            division("990300", "云泊市", PROVINCE),
            division("990302", "泊湾区", "990300"),
            division("990321", "栗原县", "990300"),
            division("990322", "槿溪县", "990300"));

    private final Dice dice;
    private final List<TownDivision> divisions = new ArrayList<>(FIXED);
    private final int[] ofPlot;
    private final List<String> codes = new ArrayList<>();
    private final GroundPlan plan;
    private final List<Plot> plots;

    private Communities(long seed, GroundPlan plan, List<Plot> plots) {
        this.dice = Dice.of(seed, Dice.Topic.PLAN, 1);
        this.plan = plan;
        this.plots = plots;
        this.ofPlot = new int[plots.size()];
    }

    private static TownDivision division(String code, String name, String parent) {
        return new TownDivision(code + SIX_ZEROS, name, parent.isEmpty() ? null : parent + SIX_ZEROS);
    }

    static Communities gather(long seed, GroundPlan plan, List<Plot> plots) {
        var communities = new Communities(seed, plan, plots);
        for (int county = 0; county < COUNTIES.size(); county++) {
            for (int township = 0; township < plan.townships(county); township++) {
                communities.township(county, township);
            }
        }
        return communities;
    }

    List<TownDivision> divisions() {
        return List.copyOf(divisions);
    }

    /// The twelve-digit code of a plot's community.
    String code(int plot) {
        return codes.get(ofPlot[plot]);
    }

    static String townshipName(Way way) {
        return PlaceNames.TOWNSHIPS.get(way.county()).get(way.township());
    }

    static String townshipCode(int county, int township) {
        var office = PlaceNames.TOWNSHIPS.get(county).get(township).endsWith("街道");
        return COUNTIES.get(county) + Digits.padded(office ? township + 1 : 100 + township, 3);
    }

    private void township(int county, int township) {
        var code = townshipCode(county, township);
        divisions.add(new TownDivision(
                code + "000", PlaceNames.TOWNSHIPS.get(county).get(township), COUNTIES.get(county) + SIX_ZEROS));
        var urban = new ArrayList<Integer>();
        var villages = villages(county, township);
        for (int i = 0; i < plots.size(); i++) {
            var way = plan.ways().get(plots.get(i).way());
            if (way.county() == county && way.township() == township && way.village() < 0) {
                urban.add(i);
            }
        }
        var count = dice.between(Math.max(1, 4 - villages.size()), 8 - villages.size());
        var first = codes.size();
        for (int i = 0; i < count; i++) {
            open(code, i + 1, plan.names().stem("社区") + "社区");
        }
        var gathered = Clusters.gather(
                urban.stream().mapToDouble(i -> plots.get(i).spot().x()).toArray(),
                urban.stream().mapToDouble(i -> plots.get(i).spot().y()).toArray(),
                urban.stream().mapToDouble(i -> plots.get(i).dwellings()).toArray(),
                count);
        for (int i = 0; i < urban.size(); i++) {
            ofPlot[urban.get(i)] = first + gathered[i];
        }
        for (int village = 0; village < villages.size(); village++) {
            open(code, 200 + village, villages.get(village));
            for (int i = 0; i < plots.size(); i++) {
                var way = plan.ways().get(plots.get(i).way());
                if (way.county() == county && way.township() == township && way.village() == village) {
                    ofPlot[i] = codes.size() - 1;
                }
            }
        }
    }

    private List<String> villages(int county, int township) {
        return plan.ways().stream()
                .filter(w -> w.county() == county && w.township() == township && w.village() >= 0)
                .map(w -> w.name().substring(0, w.name().indexOf('村') + 1))
                .distinct()
                .toList();
    }

    private void open(String township, int number, String name) {
        var code = township + Digits.padded(number, 3);
        codes.add(code);
        divisions.add(new TownDivision(code, name, township + "000"));
    }
}
