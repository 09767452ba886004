package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.anju.Line.Answer;
import org.anju.frame.Words;
import org.anju.shared.OfficeKey;
import org.anju.shared.P256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// An office that speaks the protocol of docs/fieldwork.md and can be told what to answer: for what a real
/// house would not do on command. It keeps every visit and gives each one verdict.
final class TrialOffice implements Line.Office {

    static final String CODE = "TRIAL-CODE";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String[] STREETS = {"朝阳路", "建设街", "学府路", "滨河东路"};
    private static final String[] NAMES = {"王*", "李*", "赵*", "𬀩*", "欧阳**", "䶮*"};

    private final List<ObjectNode> dwellings = new ArrayList<>();
    private final List<ObjectNode> returned = new ArrayList<>();
    private final Map<String, JsonNode> visits = new LinkedHashMap<>();
    private final Map<String, ObjectNode> verdicts = new LinkedHashMap<>();
    private final Set<String> tokens = new HashSet<>();
    private final Map<String, Integer> wrongPins = new HashMap<>();
    private final Map<String, String> pins = new HashMap<>();
    private final Map<String, String> batches = new HashMap<>();
    private final OfficeKey key = new OfficeKey(new byte[OfficeKey.SECRET_BYTES]);
    private BiFunction<String, JsonNode, ObjectNode> judge = (id, visit) -> verdict(id, "accepted", "");
    private Duration clockAhead = Duration.ZERO;
    private Duration packageLasts = Duration.ofHours(72);
    private boolean revoked;
    private boolean noArea;

    /// @param size how many dwellings the worker's area has
    TrialOffice(int size) {
        for (int i = 0; i < size; i++) {
            dwellings.add(dwelling(i));
        }
    }

    static ObjectNode verdict(String id, String verdict, String reason) {
        return JSON.createObjectNode()
                .put("id", id)
                .put("verdict", verdict)
                .put("reason", reason)
                .put("detail", reason.isEmpty() ? "" : "登记机构的说明：" + reason)
                .putNull("differs");
    }

    synchronized void judges(BiFunction<String, JsonNode, ObjectNode> by) {
        judge = by;
    }

    synchronized void clockAhead(Duration by) {
        clockAhead = by;
    }

    synchronized void packageLasts(Duration so) {
        packageLasts = so;
    }

    synchronized void revoke() {
        revoked = true;
    }

    synchronized void takeAreaAway() {
        noArea = true;
    }

    synchronized void endSessions() {
        tokens.clear();
    }

    synchronized void giveBack(String dwelling, String reason) {
        returned.add(JSON.createObjectNode()
                .put("visit", UUID.randomUUID().toString())
                .put("dwelling", dwelling)
                .put("reason", reason)
                .put("detail", "")
                .put("at", now().toString()));
    }

    /// Every visit that came, once each, with what was in it.
    synchronized Map<String, JsonNode> visits() {
        return new LinkedHashMap<>(visits);
    }

    /// Every visit came once, and the phone's numbers have no gap.
    void counted(int saved) {
        assertThat(visits().values().stream()
                        .map(visit -> visit.get("sequence").asInt())
                        .sorted())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, saved).boxed().toList());
    }

    /// What is in a rescue file.
    JsonNode opened(String file) {
        var sealed = JSON.readTree(file);
        var bytes = Base64.getUrlDecoder();
        return JSON.readTree(key.open(
                        JSON.treeToValue(sealed.get("key"), P256.Jwk.class),
                        bytes.decode(sealed.get("iv").asString()),
                        bytes.decode(sealed.get("sealed").asString()))
                .orElseThrow());
    }

    synchronized String dwellingAt(int place) {
        return dwellings.get(place).get("id").asString();
    }

    @Override
    public synchronized Answer answer(String method, String path, Map<String, List<String>> headers, byte[] body) {
        var at = path.substring("/api/v1/".length()).replaceAll("\\?.*", "");
        if (method.equals("POST") && at.equals("phones")) {
            return enrol(read(body, headers));
        }
        if (at.endsWith("/challenge")) {
            return revoked
                    ? problem(410, "phone-revoked")
                    : json(JSON.createObjectNode()
                            .put("challenge", UUID.randomUUID().toString()));
        }
        if (at.endsWith("/sign-in")) {
            return signIn(at.split("/")[1], read(body, headers));
        }
        if (at.equals("collect/probe")) {
            return json(JSON.createObjectNode().put("anju", "connected"));
        }
        if (revoked) {
            return problem(410, "phone-revoked");
        }
        if (!tokens.contains(header(headers, "authorization").replace("Bearer ", ""))) {
            return problem(401, "sign-in-over");
        }
        return at.equals("observations") ? take(read(body, headers), header(headers, "idempotency-key")) : area(path);
    }

    private Answer enrol(JsonNode asked) {
        if (!asked.get("code").asString().equals(CODE)) {
            return problem(422, "enrolment-code-invalid");
        }
        var phone = UUID.randomUUID().toString().replace("-", "");
        pins.put(phone, asked.get("pin").asString());
        var answer = JSON.createObjectNode()
                .put("phone", phone)
                .put("worker", "陈晓走访")
                .put("unit", "试验社区居委会");
        answer.putObject("office").set("key", JSON.valueToTree(key.shown()));
        return json(answer.put("at", now().toString()));
    }

    private Answer signIn(String phone, JsonNode asked) {
        if (revoked) {
            return problem(410, "phone-revoked");
        }
        if (!asked.get("pin").asString().equals(pins.get(phone))) {
            return wrongPins.merge(phone, 1, Integer::sum) > 5
                    ? problem(429, "pin-locked", Map.of("Retry-After", List.of("900")))
                    : problem(403, "pin-wrong");
        }
        var token = "anjup_" + UUID.randomUUID();
        tokens.add(token);
        return json(JSON.createObjectNode()
                .put("token", token)
                .put("until", now().plus(Duration.ofHours(12)).toString())
                .put("at", now().toString()));
    }

    private Answer area(String path) {
        var whole = !path.contains("since=");
        var answer = JSON.createObjectNode()
                .put("at", now().toString())
                .put("until", now().plus(packageLasts).toString())
                .put("cursor", "c" + visits.size())
                .put("whole", whole)
                .put("worker", "陈晓走访")
                .put("unit", "试验社区居委会");
        var areas = answer.putArray("areas");
        if (!noArea) {
            areas.addObject()
                    .put("id", "a1")
                    .put("name", "学府社区第三网格")
                    .put("division", "997201001001")
                    .put("withinDays", 90);
        }
        var streets = answer.putArray("streets");
        var buildings = answer.putArray("buildings");
        for (int i = 0; i < STREETS.length; i++) {
            var line = streets.addObject().put("name", STREETS[i]).putArray("line");
            for (int k = 0; k < 3; k++) {
                line.addArray().add(116.1 + k * 0.0015).add(23.5 + i * 0.0012);
            }
        }
        var known = new HashSet<String>();
        var list = answer.putArray("dwellings");
        if (!noArea) {
            for (var dwelling : dwellings) {
                if (whole || dwelling.has("touched")) {
                    list.add(dwelling.deepCopy().without("touched"));
                }
                var building = dwelling.get("building").asString();
                if (known.add(building)) {
                    int n = Integer.parseInt(building.substring(1));
                    buildings
                            .addObject()
                            .put("id", building)
                            .put("label", dwelling.get("street").asString() + (n / 4 * 2 + 8) + "号1栋")
                            .putArray("position")
                            .add(116.1 + (n / 4 * 0.00022) % 0.003)
                            .add(23.5 + n % 4 * 0.0012 + 0.00025);
                }
            }
        }
        answer.putArray("gone");
        var held = answer.putArray("held");
        verdicts.forEach((id, verdict) -> {
            if (verdict.get("verdict").asString().equals("held")) {
                held.add(id);
            }
        });
        answer.putArray("returned").addAll(returned);
        return json(answer);
    }

    private Answer take(JsonNode batch, String batchKey) {
        var content = batch.toString();
        if (!content.equals(batches.computeIfAbsent(batchKey, k -> content))) {
            return problem(422, "idempotency-key-reused");
        }
        var answer = JSON.createObjectNode().put("at", now().toString());
        var items = answer.putArray("items");
        for (var item : batch.get("items")) {
            var id = item.get("id").asString();
            var earlier = visits.putIfAbsent(id, item);
            if (earlier != null && !earlier.equals(item)) {
                items.add(verdict(id, "refused", "visit-id-reused"));
                continue;
            }
            var verdict = verdicts.get(id);
            if (verdict == null || verdict.get("verdict").asString().equals("waiting")) {
                verdict = judge.apply(id, item);
                verdicts.put(id, verdict);
                confirm(item, verdict);
            }
            items.add(verdict);
        }
        return json(answer);
    }

    private void confirm(JsonNode visit, ObjectNode verdict) {
        for (var dwelling : dwellings) {
            if (dwelling.get("id").equals(visit.get("dwelling"))) {
                var today = LocalDate.ofInstant(now(), Words.ZONE).toString();
                dwelling.put("visitedOn", today)
                        .put("outcome", visit.get("outcome").asString())
                        .put("touched", true);
                if (verdict.get("verdict").asString().equals("accepted")
                        && Set.of("confirmed", "changed")
                                .contains(visit.get("outcome").asString())) {
                    dwelling.put("confirmedOn", today)
                            .put("confirmedBy", "collector")
                            .putNull("askedFor");
                }
            }
        }
    }

    private static ObjectNode dwelling(int i) {
        int building = i / 10;
        var street = STREETS[building % 4];
        var door = "%d号1栋%d单元%d0%d室".formatted(building / 4 * 2 + 8, i % 10 / 5 + 1, i % 5 + 1, i % 4 + 1);
        var dwelling = JSON.createObjectNode()
                .put("id", "d%05d".formatted(i) + "0".repeat(26))
                .put("area", "a1")
                .put("building", "b" + building)
                .put("address", "试验市试验区学府街道学府社区" + street + door)
                .put("street", street)
                .put("door", door)
                .put("plate", "2TX9JSG4YS")
                .put("use", i % 17 == 3 ? "mixed" : "residential")
                .put("walk", building % 4 * 10_000 + i)
                .put("base", "base-" + i);
        var today = LocalDate.now(Words.ZONE);
        switch (i % 4) {
            case 0 -> dwelling.putNull("confirmedOn").putNull("confirmedBy");
            case 1 ->
                dwelling.put("confirmedOn", today.minusDays(200).toString()).put("confirmedBy", "import");
            case 2 ->
                dwelling.put("confirmedOn", today.minusDays(60).toString()).put("confirmedBy", "desk");
            default ->
                dwelling.put("confirmedOn", today.minusDays(9).toString()).put("confirmedBy", "collector");
        }
        dwelling.putNull("visitedOn").putNull("outcome");
        if (i % 23 == 7) {
            dwelling.put("askedFor", "reported-not-living-here");
        } else {
            dwelling.putNull("askedFor");
        }
        var occupants = dwelling.putArray("occupants");
        for (int k = 0; k < i % 4; k++) {
            occupants
                    .addObject()
                    .put("stay", "s%05d-%d".formatted(i, k))
                    .put("name", NAMES[(i + k) % NAMES.length])
                    .put("born", String.valueOf(1950 + (i * 7 + k * 13) % 70))
                    .put("since", "2021-03")
                    .put("certain", true);
        }
        return dwelling;
    }

    private Instant now() {
        return Instant.now().plus(clockAhead);
    }

    private static JsonNode read(byte[] body, Map<String, List<String>> headers) {
        try {
            var plain = header(headers, "content-encoding").equals("gzip")
                    ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes()
                    : body;
            return JSON.readTree(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String header(Map<String, List<String>> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .findFirst()
                .map(header -> header.getValue().getFirst())
                .orElse("");
    }

    private static Answer json(JsonNode answer) {
        return new Answer(200, Map.of("Content-Type", List.of("application/json")), bytes(answer));
    }

    private static Answer problem(int status, String name) {
        return problem(status, name, Map.of());
    }

    private static Answer problem(int status, String name, Map<String, List<String>> headers) {
        return new Answer(
                status,
                headers,
                bytes(JSON.createObjectNode()
                        .put("type", "/problems/" + name)
                        .put("status", status)
                        .put("detail", "登记机构的说明：" + name)));
    }

    private static byte[] bytes(JsonNode answer) {
        return answer.toString().getBytes(StandardCharsets.UTF_8);
    }
}
