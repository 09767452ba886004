package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/// A contract, that of `/api/v1` unless said otherwise, as far as tests read it: operations, and whether a
/// value keeps to a schema. An answer may have no field that the contract does not name.
@SuppressWarnings("unchecked")
public final class Contract {

    private final Map<String, Object> document;

    public Contract() {
        try (var yaml = Objects.requireNonNull(Contract.class.getResourceAsStream("/openapi/openapi.yaml"))) {
            document = new Yaml().load(yaml);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// A contract of others.
    Contract(java.nio.file.Path file) {
        try (var yaml = java.nio.file.Files.newInputStream(file)) {
            document = new Yaml().load(yaml);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// One operation, such as GET /api/v1/held.
    public record Operation(String method, String path, Map<String, Object> what) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    public List<Operation> operations() {
        return of(document, "paths").entrySet().stream()
                .flatMap(path -> ((Map<String, Object>) path.getValue())
                        .entrySet().stream()
                                .map(operation -> new Operation(
                                        operation.getKey().toUpperCase(java.util.Locale.ROOT),
                                        path.getKey(),
                                        (Map<String, Object>) operation.getValue())))
                .toList();
    }

    public List<Map<String, Object>> parameters(Operation operation) {
        return ((List<Object>) operation.what().getOrDefault("parameters", List.of()))
                .stream().map(this::resolved).toList();
    }

    /// The media types of the body and the answers, each with its schema and examples.
    public Stream<Map<String, Object>> contents(Operation operation) {
        return Stream.concat(
                        Stream.ofNullable((Map<String, Object>) operation.what().get("requestBody")),
                        of(operation.what(), "responses").values().stream().map(this::resolved))
                .flatMap(part -> of(part, "content").values().stream())
                .map(content -> (Map<String, Object>) content);
    }

    Map<String, Object> answer(Operation operation, String status, String type) {
        var responses = of(operation.what(), "responses");
        assertThat(responses).as("%s documents %s", operation, status).containsKey(status);
        return of(resolved(
                of(of(resolved(responses.get(status)), "content"), type).get("schema")));
    }

    public static List<Object> examples(Map<String, Object> content) {
        if (content.containsKey("example")) {
            return List.of(content.get("example"));
        }
        return of(content, "examples").values().stream()
                .map(example -> ((Map<String, Object>) example).get("value"))
                .toList();
    }

    /// Fails where the value is not what the schema says.
    void requireFits(String where, @Nullable Object value, @Nullable Object schemaOrReference) {
        var schema = resolved(schemaOrReference);
        if (schema.get("oneOf") instanceof List<?> choices) {
            assertThat(choices.stream().filter(choice -> fits(value, choice)).count())
                    .as("%s fits one of its schemas", where)
                    .isEqualTo(1);
            return;
        }
        if (schema.get("type") instanceof List<?> types) {
            if (value != null || !types.contains("null")) {
                var one = new HashMap<>(schema);
                one.put("type", types.getFirst());
                requireFits(where, value, one);
            }
            return;
        }
        switch (String.valueOf(schema.get("type"))) {
            case "object" -> requireObject(where, value, schema);
            case "array" -> {
                assertThat(value).as(where).isInstanceOf(List.class);
                ((List<Object>) Objects.requireNonNull(value))
                        .forEach(item -> requireFits(where + "/", item, schema.get("items")));
            }
            case "string" -> requireText(where, value, schema);
            case "integer" -> assertThat(value).as(where).isInstanceOf(Integer.class);
            case "number" -> assertThat(value).as(where).isInstanceOf(Number.class);
            case "boolean" -> assertThat(value).as(where).isInstanceOf(Boolean.class);
            case String other -> throw new AssertionError(where + " has a schema of type " + other);
        }
    }

    private void requireObject(String where, @Nullable Object value, Map<String, Object> schema) {
        assertThat(value).as(where).isInstanceOf(Map.class);
        var object = of(value);
        var properties = of(schema, "properties");
        var others = schema.get("additionalProperties") instanceof Map<?, ?> any ? any : null;
        if (others == null) {
            assertThat(properties.keySet()).as(where + " names its fields").containsAll(object.keySet());
        }
        assertThat(object.keySet()).as(where + " has what is required").containsAll((List<String>)
                schema.getOrDefault("required", List.of()));
        object.forEach((name, field) ->
                requireFits(where + "/" + name, field, properties.containsKey(name) ? properties.get(name) : others));
    }

    private static void requireText(String where, @Nullable Object value, Map<String, Object> schema) {
        assertThat(value).as(where).isInstanceOf(String.class);
        var text = (String) Objects.requireNonNull(value);
        if (schema.get("enum") instanceof List<?> values) {
            assertThat(values).as(where).anyMatch(text::equals);
        }
        if (schema.get("pattern") instanceof String pattern) {
            assertThat(text).as(where).containsPattern(pattern);
        }
        switch (String.valueOf(schema.get("format"))) {
            case "date" -> assertThat(java.time.LocalDate.parse(text)).isNotNull();
            case "date-time" -> assertThat(java.time.OffsetDateTime.parse(text)).isNotNull();
            default -> {}
        }
    }

    private boolean fits(@Nullable Object value, Object schema) {
        try {
            requireFits("", value, schema);
            return true;
        } catch (AssertionError e) {
            return false;
        }
    }

    private Map<String, Object> resolved(@Nullable Object part) {
        Object at = Objects.requireNonNull(part, "The contract has nothing here.");
        while (((Map<String, Object>) at).get("$ref") instanceof String reference) {
            at = document;
            for (var step : reference.substring(2).split("/", -1)) {
                at = Objects.requireNonNull(((Map<String, Object>) at).get(step), reference);
            }
        }
        return (Map<String, Object>) at;
    }

    private static Map<String, Object> of(@Nullable Object map) {
        return (Map<String, Object>) Objects.requireNonNull(map, "The contract has nothing here.");
    }

    private static Map<String, Object> of(Map<String, Object> map, String name) {
        return (Map<String, Object>) map.getOrDefault(name, Map.of());
    }
}
