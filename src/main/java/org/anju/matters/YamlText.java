package org.anju.matters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/// Reads a YAML text into nodes that know their lines. What could make one text mean two things, or much of a
/// little, is refused: keys that come twice, aliases, tags, a second document.
final class YamlText {

    private static final int DEEPEST = 20;
    private static final Pattern SAID = Pattern.compile("(?m)^(.*)\\R in reader, line (\\d+), column");
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private final YAMLParser parser;
    private final MatterFaults faults;

    private YamlText(YAMLParser parser, MatterFaults faults) {
        this.parser = parser;
        this.faults = faults;
    }

    /// The root of the text; empty, with a fault noted, where it is no YAML or there is nothing in it.
    static Optional<YamlNode> read(String text, MatterFaults faults) {
        try (var parser = (YAMLParser) YAML.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                faults.at("", 1, "empty");
                return Optional.empty();
            }
            var reading = new YamlText(parser, faults);
            var root = reading.node("", 1);
            if (parser.nextToken() != null) {
                faults.at("", reading.line(), "second-document");
            }
            return Optional.of(root);
        } catch (JacksonException e) {
            refused(e, faults);
            return Optional.empty();
        }
    }

    /// @param line on which it stands, or its key does
    private YamlNode node(String path, int line) {
        refuse(path, line);
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(path, line);
            case START_ARRAY -> items(path, line);
            case VALUE_NULL -> new YamlNode.Scalar(line, "");
            default -> new YamlNode.Scalar(line, parser.getString());
        };
    }

    private YamlNode mapping(String path, int line) {
        var entries = new LinkedHashMap<String, YamlNode>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var key = parser.currentName();
            var at = MatterFaults.path(path, key);
            var keyLine = line();
            parser.nextToken();
            if (entries.putIfAbsent(key, node(at, keyLine)) != null) {
                faults.at(at, keyLine, "key-twice", key);
            }
        }
        return new YamlNode.Mapping(line, entries);
    }

    private YamlNode items(String path, int line) {
        var items = new ArrayList<YamlNode>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(MatterFaults.path(path, items.size()), line()));
        }
        return new YamlNode.Items(line, items);
    }

    private void refuse(String path, int line) {
        if (parser.isCurrentAlias()) {
            faults.at(path, line, "alias");
        }
        if (parser.getTypeId() != null) {
            faults.at(path, line, "tag");
        }
    }

    private int line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    /// The parser's own words and the line that it means; what it was doing there says nothing to whoever writes.
    private static void refused(JacksonException e, MatterFaults faults) {
        var message = String.valueOf(e.getOriginalMessage());
        var said = SAID.matcher(message).results().reduce((first, last) -> last);
        var line = said.map(found -> Integer.parseInt(found.group(2)))
                .orElseGet(() -> e.getLocation() == null
                        ? 1
                        : Math.max(1, e.getLocation().getLineNr()));
        var words = said.map(found -> found.group(1))
                .orElseGet(() -> message.lines().findFirst().orElse(""));
        faults.at("", line, "no-yaml", words.strip());
    }
}
