package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.DocumentKind;
import org.anju.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/// Requests that a network repeats and puts into another order: what was recorded once is sent in order, and
/// again, for other people, shuffled and with every request twice. Both towns live alike in the end.
@HouseTest
class ReplayedRequestsTests {

    private static final int PERSONS = 12;

    /// Moves of one person: from when, and how far from the first room.
    private static final List<Map.Entry<String, Integer>> MOVES =
            List.of(Map.entry("2019-03-01", 0), Map.entry("2020-06-15", 1), Map.entry("2022-01-10", 2));

    private static final long SEED = 20_260_101;

    private static final String STAYS = """
            select s.starts, lower(s.valid)::text as valid_from, coalesce(upper(s.valid)::text, '') as valid_until, s.address
            from residents.stay s
            where s.person = ?::uuid and upper_inf(s.recorded)
            order by 2, 3
            """;

    @Autowired
    ApplicationContext house;

    @Autowired
    Residents residents;

    @Autowired
    Environment settings;

    @LocalServerPort
    int port;

    /// A request as it was recorded.
    private record Recorded(String key, Map<String, Object> body) {}

    @Test
    void inWhateverOrderAndHoweverOftenTheyComeTheEndIsTheSame() throws Exception {
        var inOrder = live(recorded -> recorded);
        var shuffled = live(recorded -> {
            var twice = new ArrayList<>(recorded);
            twice.addAll(recorded);
            Collections.shuffle(twice, new Random(SEED));
            return twice;
        });
        assertThat(inOrder).hasSize(PERSONS);
        assertThat(inOrder.values()).allSatisfy(stays -> assertThat(stays).hasSize(MOVES.size()));
        assertThat(shuffled).isEqualTo(inOrder);
    }

    private interface Line {
        List<Recorded> carry(List<Recorded> recorded);
    }

    /// @return how each of the persons has lived, in the words of the register
    private Map<Integer, List<String>> live(Line line) throws SQLException {
        var street = Neighbourhood.build(house);
        var caller = ApiCaller.of(house, port, Role.REGISTRAR).forPurpose("residence-registration");
        var numbers = new ArrayList<String>();
        var recorded = new ArrayList<Recorded>();
        for (int i = 0; i < PERSONS; i++) {
            numbers.add(Neighbourhood.number());
        }
        for (var move : MOVES) {
            for (int i = 0; i < PERSONS; i++) {
                recorded.add(new Recorded(
                        UUID.randomUUID().toString(),
                        declaration(i, numbers.get(i), street.room(room(i, move.getValue())), move.getKey())));
            }
        }
        var answers = new HashMap<String, String>();
        for (var request : line.carry(recorded)) {
            var reply = caller.with("Idempotency-Key", request.key()).post("/api/v1/observations", request.body());
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
            assertThat(reply.only()).as(reply.text()).containsEntry("verdict", "accepted");
            assertThat(answers.computeIfAbsent(request.key(), key -> reply.text()))
                    .as("the same request has the same answer")
                    .isEqualTo(reply.text());
        }
        var lives = new TreeMap<Integer, List<String>>();
        for (int i = 0; i < PERSONS; i++) {
            lives.put(i, stays(numbers.get(i)));
        }
        return lives;
    }

    private static int room(int person, int move) {
        return 101 + person % 4 + 100 * ((person / 4 + 2 * move) % 6);
    }

    private static Map<String, Object> declaration(int person, String number, String address, String movedIn) {
        return Map.of(
                "items",
                List.of(Map.of(
                        "key",
                        "row-1",
                        "name",
                        "试序" + (char) ('甲' + person),
                        "documentKind",
                        "resident-identity-card",
                        "documentNumber",
                        number,
                        "address",
                        address,
                        "movedIn",
                        movedIn,
                        "source",
                        "试验")));
    }

    // Read as the database's own user: this is about what stands there, not about who may see it.
    private List<String> stays(String number) throws SQLException {
        var found = (Search.Outcome.Hits) residents.search(
                new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number), Neighbourhood.registrar(null));
        var url = settings.getRequiredProperty("spring.datasource.url");
        var cluster = TestCluster.shared();
        try (var connection = DriverManager.getConnection(url, cluster.superuser(), cluster.superuserPassword());
                var statement = connection.prepareStatement(STAYS)) {
            statement.setString(1, found.hits().getFirst().person().value().toString());
            var stays = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    // The streets of the two towns have different names.
                    var home = rows.getString(4).substring(rows.getString(4).indexOf("8号"));
                    stays.add(String.join(" ", rows.getString(1), rows.getString(2), rows.getString(3), home));
                }
            }
            return stays;
        }
    }
}
