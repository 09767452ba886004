package org.anju.frame;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.shared.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The fields of one object in a request's body. Each fault is noted at its JSON Pointer (RFC 6901).
public final class Fields {

    /// Code points of one text; the longest address is a tenth of it.
    private static final int LONGEST_TEXT = 1_000;

    private final Noted noted;
    private final String at;
    private final JsonNode object;

    Fields(Noted noted, String at, JsonNode object) {
        this.noted = noted;
        this.at = at;
        this.object = object;
        if (!object.isObject()) {
            fault("object-expected");
        }
    }

    /// A document that did not come in a request. Throws [Problem] `request-unreadable` where it is no JSON.
    public static Fields read(byte[] document) {
        return new Fields(new Noted(), "", Asked.tree(document));
    }

    /// Notes every field that is not among these.
    public Fields only(String... known) {
        var names = Set.of(known);
        for (var name : object.propertyNames()) {
            if (!names.contains(name)) {
                noted.fault(pointer(name), "unknown-field");
            }
        }
        return this;
    }

    /// The same object read on its own account: its faults do not count as those of the request. For a list
    /// whose items each get an answer of their own.
    public Fields apart() {
        return new Fields(new Noted(), at, object);
    }

    /// What is wrong so far, of all that is read together with this object.
    public List<Problem.Fault> faults() {
        return noted.faults();
    }

    /// Whether the field is there and not null.
    public boolean has(String name) {
        return object.hasNonNull(name);
    }

    /// The whole object as text, the same however the request was spaced.
    public String canonical() {
        return object.toString();
    }

    /// A text as written; empty where it is absent or null.
    public String text(String name) {
        var value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        return text(value, pointer(name));
    }

    /// A text of any length, of characters that need no check: what was encoded for travel.
    public String longText(String name) {
        var value = object.path(name);
        if (!value.isString()) {
            noted.fault(pointer(name), "text-expected");
            return "";
        }
        return value.stringValue();
    }

    /// A value of an enumeration, written as [Asked#code] writes it.
    public <E extends Enum<E>> E code(String name, E ifAbsent) {
        var written = text(name);
        if (written.isEmpty()) {
            return ifAbsent;
        }
        for (var value : ifAbsent.getDeclaringClass().getEnumConstants()) {
            if (Asked.code(value).equals(written)) {
                return value;
            }
        }
        noted.fault(pointer(name), "code-unknown");
        return ifAbsent;
    }

    /// A whole number of at least `least`; `ifAbsent` where the field is absent or null.
    public long whole(String name, long least, long ifAbsent) {
        var value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return ifAbsent;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < least) {
            noted.fault(pointer(name), "whole-number-expected");
            return ifAbsent;
        }
        return value.longValue();
    }

    /// A number; `ifAbsent` where the field is absent or null.
    public double number(String name, double ifAbsent) {
        var value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return ifAbsent;
        }
        if (!value.isNumber()) {
            noted.fault(pointer(name), "number-expected");
            return ifAbsent;
        }
        return value.doubleValue();
    }

    /// So many numbers; empty where the field is absent or null.
    public List<Double> numbers(String name, int count) {
        var value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        var numbers = new ArrayList<Double>();
        for (var one : value) {
            if (one.isNumber()) {
                numbers.add(one.doubleValue());
            }
        }
        if (!value.isArray() || value.size() != count || numbers.size() != count) {
            noted.fault(pointer(name), "numbers-expected");
            return List.of();
        }
        return numbers;
    }

    /// Yes or no; no where the field is absent or null.
    public boolean flag(String name) {
        var value = object.path(name);
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            noted.fault(pointer(name), "flag-expected");
        }
        return value.isBoolean() && value.booleanValue();
    }

    /// An object within this one, with some of these fields.
    public Fields object(String name, String... fields) {
        var value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            noted.fault(pointer(name), "field-missing");
            return new Fields(noted, pointer(name), JsonNodeFactory.instance.objectNode());
        }
        return new Fields(noted, pointer(name), value).only(fields);
    }

    /// Texts by names that whoever asks has chosen; none where the field is absent or null.
    public Map<String, String> pairs(String name) {
        var value = object.path(name);
        var pairs = new LinkedHashMap<String, String>();
        if (value.isMissingNode() || value.isNull()) {
            return pairs;
        }
        var inner = new Fields(noted, pointer(name), value);
        for (var key : value.propertyNames()) {
            pairs.put(key, inner.text(key));
        }
        return pairs;
    }

    /// One to a thousand texts.
    public List<String> texts(String name) {
        var texts = new ArrayList<String>();
        for (var value : items(name)) {
            texts.add(text(value, pointer(name) + "/" + texts.size()));
        }
        return texts;
    }

    /// One to a thousand objects, each with some of these fields.
    public List<Fields> objects(String name, String... fields) {
        return objects(name).stream().map(one -> one.only(fields)).toList();
    }

    /// One to a thousand objects, of whose fields nothing is said yet.
    public List<Fields> objects(String name) {
        var objects = new ArrayList<Fields>();
        for (var value : items(name)) {
            objects.add(new Fields(noted, pointer(name) + "/" + objects.size(), value));
        }
        return objects;
    }

    /// The same, or none where the list is absent or empty.
    public List<Fields> objectsIfAny(String name) {
        var list = object.path(name);
        return list.isMissingNode() || list.isNull() || list.isArray() && list.isEmpty() ? List.of() : objects(name);
    }

    /// Any number of objects, of a list that did not come in a request.
    public List<Fields> anyObjects(String name) {
        var objects = new ArrayList<Fields>();
        var list = object.path(name);
        if (!list.isArray()) {
            noted.fault(pointer(name), "list-expected");
        }
        for (var value : list) {
            objects.add(new Fields(noted, pointer(name) + "/" + objects.size(), value));
        }
        return objects;
    }

    /// Notes a fault of this object as a whole.
    public void fault(String code) {
        noted.fault(at, code);
    }

    /// Notes a fault of a field.
    public void fault(String name, String code) {
        noted.fault(pointer(name), code);
    }

    private Iterable<JsonNode> items(String name) {
        var list = object.path(name);
        if (list.isMissingNode() || list.isNull()) {
            noted.fault(pointer(name), "field-missing");
            return List.of();
        }
        if (!list.isArray()) {
            noted.fault(pointer(name), "list-expected");
            return List.of();
        }
        if (list.isEmpty() || list.size() > Asked.MOST_ITEMS) {
            noted.fault(pointer(name), "list-length");
            return List.of();
        }
        return list;
    }

    private String text(JsonNode value, String pointer) {
        if (!value.isString()) {
            noted.fault(pointer, "text-expected");
            return "";
        }
        var text = value.stringValue();
        if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            noted.fault(pointer, "text-too-long");
            return "";
        }
        // A control character or half a character is nothing that the register could keep and show.
        if (!TextLine.isShown(text)) {
            noted.fault(pointer, "text-signs");
            return "";
        }
        return text;
    }

    private String pointer(String name) {
        return at + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
