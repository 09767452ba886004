package org.anju.cli;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody with a browser, so far as that asks for pages and sends forms.
final class BenchVisitor {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final int OK = 200;
    private static final int FAULTY = 400;

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String house;

    private BenchVisitor(String house) {
        this.house = house;
    }

    static BenchVisitor signedIn(String house, String login, String password) {
        var visitor = new BenchVisitor(house);
        visitor.send("/sign-in", "/sign-in", Map.of("login", login, "password", password));
        return visitor;
    }

    /// Opens a purpose under a file number.
    void open(String purpose, String file) {
        send("/desk/purpose", "/desk/purpose", Map.of("purpose", purpose, "file", file));
    }

    /// Milliseconds until the whole page was there.
    double get(String path) {
        long begun = System.nanoTime();
        var answer = ask(HttpRequest.newBuilder(URI.create(house + path)).build());
        if (answer.statusCode() != OK) {
            throw new IllegalStateException("%s answers %d.".formatted(path, answer.statusCode()));
        }
        return (System.nanoTime() - begun) / 1e6;
    }

    /// Sends a form of a page; milliseconds until the page after it was there.
    double post(String page, String path, Map<String, String> fields) {
        var body = filled(page, fields);
        long begun = System.nanoTime();
        post(path, body);
        return (System.nanoTime() - begun) / 1e6;
    }

    private void send(String page, String path, Map<String, String> fields) {
        post(path, filled(page, fields));
    }

    /// What a browser would send: these fields, and the hidden ones of the page.
    private String filled(String page, Map<String, String> fields) {
        var form = ask(HttpRequest.newBuilder(URI.create(house + page)).build()).body();
        var all = new HashMap<String, String>();
        HIDDEN.matcher(form).results().forEach(hidden -> all.put(hidden.group(1), hidden.group(2)));
        all.putAll(fields);
        return all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private void post(String path, String body) {
        var answer = ask(HttpRequest.newBuilder(URI.create(house + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        if (answer.statusCode() >= FAULTY) {
            throw new IllegalStateException("%s answers %d.".formatted(path, answer.statusCode()));
        }
    }

    private HttpResponse<String> ask(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
