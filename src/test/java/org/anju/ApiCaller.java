package org.anju;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.accounts.Accounts;
import org.anju.fieldwork.Beat;
import org.anju.shared.DivisionCode;
import org.anju.shared.Role;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/// Another system that calls `/api/v1` with a key, over HTTP.
final class ApiCaller {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final int port;
    private final List<String> headers;

    private ApiCaller(int port, List<String> headers) {
        this.port = port;
        this.headers = headers;
    }

    /// A system with a key for a post of its own in 试验市.
    static ApiCaller of(ApplicationContext house, int port, Role role) {
        var accounts = house.getBean(Accounts.class);
        var unit = accounts.createUnit("试验局", "Trial Office", DivisionCode.read("9972"));
        var account = accounts.createStaff(
                "api-" + UUID.randomUUID().toString().substring(0, 8), "试验系统", "anju-trial-7391", unit, role);
        return new ApiCaller(port, List.of("Authorization", "Bearer " + accounts.createApiKey(account, "trial")));
    }

    /// A community worker's phone that has signed in.
    static ApiCaller ofPhone(ApplicationContext house, int port) {
        return phone(port, Beat.build(house).phone.token());
    }

    static ApiCaller phone(int port, String token) {
        return new ApiCaller(port, List.of("Authorization", "Bearer " + token));
    }

    static ApiCaller nobody(int port) {
        return new ApiCaller(port, List.of());
    }

    ApiCaller with(String... more) {
        var all = new ArrayList<>(headers);
        all.addAll(Arrays.asList(more));
        return new ApiCaller(port, all);
    }

    ApiCaller forPurpose(String purpose) {
        return with("Anju-Purpose", purpose, "Anju-File", "%E8%AF%95-1");
    }

    /// @param type the media type without parameters
    record Reply(int status, String type, String text) {

        @SuppressWarnings("unchecked")
        Map<String, Object> json() {
            return JSON.readValue(text, Map.class);
        }

        @SuppressWarnings("unchecked")
        List<Map<String, Object>> list(String name) {
            return (List<Map<String, Object>>) json().getOrDefault(name, List.of());
        }

        Map<String, Object> only() {
            if (list("items").size() != 1) {
                throw new AssertionError("Not one item: " + text);
            }
            return list("items").getFirst();
        }
    }

    Reply get(String path) {
        return send(request(path).GET());
    }

    Reply delete(String path) {
        return send(request(path).DELETE());
    }

    Reply post(String path, Object body) {
        return post(path, JSON.writeValueAsString(body), "application/json");
    }

    Reply post(String path, String body, String type) {
        return send(request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Reply postZipped(String path, Object body, String type) {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var zipped = new java.util.zip.GZIPOutputStream(bytes)) {
            zipped.write(JSON.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return send(request(path)
                .header("Content-Type", type)
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes.toByteArray())));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        return request;
    }

    private static Reply send(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", ""),
                    response.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
