package org.anju.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.GZIPOutputStream;
import org.anju.shared.IdentityNumber;
import tools.jackson.databind.json.JsonMapper;

/// A phone of the bench: the doors of its area, a token, and the numbers that it has given its visits. Three
/// of four visits find all as recorded, one of eight nobody at home, one of eight somebody new.
final class BenchPhone {

    private static final String TYPE = "application/vnd.anju.visits+json";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final UUID account;
    private final String token;
    private final List<Door> doors;
    private long sequence;

    /// A door as the phone has it: references, as they may be seen outside.
    record Door(UUID dwelling, String reference, String base, List<String> stays) {}

    BenchPhone(UUID account, String token, List<Door> doors) {
        this.account = account;
        this.token = token;
        this.doors = doors;
    }

    /// Visits of one round, as they go over the wire.
    ///
    /// @param newcomers the document numbers of those who were found new
    record Batch(
            UUID account, String key, byte[] body, List<UUID> visits, List<UUID> dwellings, List<String> newcomers) {}

    Batch next(int size) {
        var random = ThreadLocalRandom.current();
        var visits = new ArrayList<UUID>();
        var dwellings = new ArrayList<UUID>();
        var newcomers = new ArrayList<String>();
        var items = new ArrayList<Map<String, Object>>();
        int first = random.nextInt(doors.size());
        for (int i = 0; i < size; i++) {
            var door = doors.get((first + i) % doors.size());
            var id = UUID.randomUUID();
            visits.add(id);
            dwellings.add(door.dwelling());
            var item = new LinkedHashMap<String, Object>();
            item.put("id", id.toString());
            item.put("sequence", ++sequence);
            item.put("dwelling", door.reference());
            item.put("base", door.base());
            item.put("observedAt", OffsetDateTime.now().toString());
            switch (random.nextInt(8)) {
                case 0 -> item.put("outcome", "nobody-home");
                case 1 -> {
                    var number = number(random);
                    newcomers.add(number);
                    item.put("outcome", "changed");
                    item.put("facts", List.of(someone(number)));
                }
                default -> {
                    item.put("outcome", "confirmed");
                    item.put(
                            "facts",
                            door.stays().stream()
                                    .map(stay -> Map.of("kind", "stays", "stay", stay))
                                    .toList());
                }
            }
            items.add(item);
        }
        return new Batch(
                account,
                UUID.randomUUID().toString(),
                zipped(JSON.writeValueAsBytes(Map.of("items", items))),
                visits,
                dwellings,
                newcomers);
    }

    private static Map<String, Object> someone(String number) {
        var someone = new HashMap<String, Object>();
        someone.put("kind", "new");
        someone.put("name", "测" + Character.toString(0x4e00 + Math.floorMod(number.hashCode(), 8_000)));
        someone.put("documentNumber", number);
        someone.put("movedIn", "2025-11");
        someone.put("reason", "租房");
        someone.put("basis", "decree-663-8");
        someone.put("noticeGiven", true);
        return someone;
    }

    /// Of a division code that is not assigned (99), so that it can be nobody's.
    private static String number(ThreadLocalRandom random) {
        var digits = "99%04d%04d%02d%02d%03d"
                .formatted(
                        random.nextInt(10_000),
                        1940 + random.nextInt(65),
                        1 + random.nextInt(12),
                        1 + random.nextInt(28),
                        random.nextInt(1_000));
        return digits + IdentityNumber.checkCharacter(digits);
    }

    private static byte[] zipped(byte[] text) {
        var bytes = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(bytes)) {
            zipped.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// An answer: its status, and for each visit its verdict.
    record Reply(int status, Map<UUID, String> verdicts) {

        int accepted() {
            return (int) verdicts.values().stream().filter("accepted"::equals).count();
        }
    }

    /// Hands a batch in.
    ///
    /// @param key of this attempt
    Reply send(HttpClient http, String url, Batch batch, String key) throws IOException, InterruptedException {
        var response = http.send(
                HttpRequest.newBuilder(URI.create(url + "/api/v1/observations"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", TYPE)
                        .header("Content-Encoding", "gzip")
                        .header("Idempotency-Key", key)
                        .header("Anju-Waiting", "0")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(batch.body()))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        var verdicts = new HashMap<UUID, String>();
        if (response.statusCode() == 200) {
            for (var item : JSON.readTree(response.body()).path("items")) {
                verdicts.put(
                        UUID.fromString(item.path("id").asString()),
                        item.path("verdict").asString());
            }
        }
        return new Reply(response.statusCode(), verdicts);
    }
}
