package org.anju.linkage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.anju.shared.Problem;
import org.anju.shared.Problem.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A model as JSON: the same model writes the same bytes, and reads back as it was.
final class ModelFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private ModelFile() {}

    static void write(Model model, Path file) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(model) + "\n");
    }

    static Model read(Path file) throws IOException {
        return parse(Files.readString(file), file.toString());
    }

    static Model parse(String json, String source) {
        try {
            var model = JSON.readValue(json, Model.class);
            if (model.version() != Model.VERSION) {
                throw new Problem(Kind.INVALID, "linkage-model-version", source, model.version(), Model.VERSION);
            }
            return model;
        } catch (JacksonException e) {
            throw new Problem(Kind.UNREADABLE, "linkage-model-unreadable", source, e.getOriginalMessage());
        }
    }
}
