package org.barograph.catalog;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Typed access to the fields of one mapping. A wrong field becomes a problem and a harmless value, so that reading goes
 * on and finds the next one. What was never asked for is unknown.
 */
final class Fields {
    static final int MAX_TEXT_LENGTH = 300;
    static final int MAX_LIST_LENGTH = 2_000;

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");

    private final String file;
    private final MappingNode node;
    private final Problems problems;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Set<String> asked = new TreeSet<>();

    Fields(String file, MappingNode node, Problems problems) {
        this.file = file;
        this.node = node;
        this.problems = problems;
        for (NodeTuple field : node.getValue()) {
            if (!(field.getKeyNode() instanceof ScalarNode key)) {
                problem(field.getKeyNode(), "a field's name must be a word");
            } else if (values.putIfAbsent(key.getValue(), field.getValueNode()) != null) {
                problem(key, "field '" + key.getValue() + "' stands twice");
            } else {
                keys.put(key.getValue(), key);
            }
        }
    }

    /** A text that must be there; empty where it is not. */
    String text(String field) {
        Optional<Node> value = ask(field);
        if (value.isEmpty()) {
            problem(node, "missing field '" + field + "'");
        }
        return value.flatMap(v -> scalar(v, "'" + field + "'")).orElse("");
    }

    String text(String field, String otherwise) {
        return ask(field).flatMap(v -> scalar(v, "'" + field + "'")).orElse(otherwise);
    }

    /** A list of texts, without doubles; empty where the field is missing. */
    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Node item : list(field)) {
            scalar(item, "an item of '" + field + "'").ifPresent(text -> {
                if (seen.add(text)) {
                    texts.add(text);
                } else {
                    problem(item, "'" + text + "' stands twice in '" + field + "'");
                }
            });
        }
        return texts;
    }

    /** A mapping of texts to texts; empty where the field is missing. */
    Map<String, String> textMap(String field) {
        Map<String, String> map = new LinkedHashMap<>();
        ask(field).ifPresent(value -> {
            if (!(value instanceof MappingNode mapping)) {
                problem(value, "'" + field + "' must be a mapping, {Term: CODE}");
                return;
            }
            for (NodeTuple tuple : mapping.getValue()) {
                Optional<String> key = scalar(tuple.getKeyNode(), "a key of '" + field + "'");
                Optional<String> text = scalar(tuple.getValueNode(), "a value of '" + field + "'");
                if (key.isPresent() && text.isPresent() && map.putIfAbsent(key.get(), text.get()) != null) {
                    problem(tuple.getKeyNode(), "'" + key.get() + "' stands twice in '" + field + "'");
                }
            }
        });
        return map;
    }

    /** A list of mappings; empty where the field is missing. */
    List<Fields> mappings(String field) {
        List<Fields> mappings = new ArrayList<>();
        for (Node item : list(field)) {
            if (item instanceof MappingNode mapping) {
                mappings.add(new Fields(file, mapping, problems));
            } else {
                problem(item, "an item of '" + field + "' must be a mapping of fields");
            }
        }
        return mappings;
    }

    boolean flag(String field) {
        Optional<String> text = ask(field).flatMap(v -> scalar(v, "'" + field + "'"));
        if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
            problem(field, "'" + field + "' must be true or false, not '" + text.get() + "'");
        }
        return text.map(Boolean::parseBoolean).orElse(false);
    }

    /** A number within bounds, both included; empty where the field is missing or wrong. */
    Optional<Double> number(String field, double min, double max) {
        Optional<String> text = ask(field).flatMap(v -> scalar(v, "'" + field + "'"));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (NUMBER.matcher(text.get()).matches()) {
            double number = Double.parseDouble(text.get());
            if (number >= min && number <= max) {
                return Optional.of(number);
            }
        }
        problem(field, "'" + field + "' must be a number from " + min + " to " + max + ", not '" + text.get() + "'");
        return Optional.empty();
    }

    /** A day, YYYY-MM-DD; empty where the field is missing or wrong. */
    Optional<LocalDate> day(String field) {
        Optional<String> text = ask(field).flatMap(v -> scalar(v, "'" + field + "'"));
        try {
            return text.map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            problem(field, "'" + field + "' must be a day as YYYY-MM-DD, not '" + text.orElse("") + "'");
            return Optional.empty();
        }
    }

    boolean has(String field) {
        return values.containsKey(field);
    }

    boolean isScalar(String field) {
        return values.get(field) instanceof ScalarNode;
    }

    /** Reports a problem at the line of a field, or of the mapping where the field is missing. */
    void problem(String field, String message) {
        problem(keys.getOrDefault(field, node), message);
    }

    /** {@code file:line} of a field, or of the mapping where the field is missing. */
    String place(String field) {
        return file + ":" + (keys.getOrDefault(field, node).getStartMark().getLine() + 1);
    }

    /** Reports every field that nobody asked for. */
    void finish() {
        keys.forEach((name, key) -> {
            if (!asked.contains(name)) {
                problem(key, "unknown field '" + name + "' (known: " + String.join(", ", asked) + ")");
            }
        });
    }

    private Optional<Node> ask(String field) {
        asked.add(field);
        return Optional.ofNullable(values.get(field));
    }

    private List<Node> list(String field) {
        Optional<Node> value = ask(field);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!(value.get() instanceof SequenceNode sequence)) {
            problem(field, "'" + field + "' must be a list, [one, two]");
            return List.of();
        }
        if (sequence.getValue().size() > MAX_LIST_LENGTH) {
            problem(field, "'" + field + "' has more than " + MAX_LIST_LENGTH + " items");
            return List.of();
        }
        return sequence.getValue();
    }

    private Optional<String> scalar(Node value, String what) {
        if (!(value instanceof ScalarNode scalar)) {
            problem(value, what + " must be a single value");
            return Optional.empty();
        }
        String text = scalar.getValue();
        if (Tag.NULL.equals(scalar.getTag()) || text.isBlank()) {
            problem(value, what + " must not be empty");
        } else if (text.length() > MAX_TEXT_LENGTH) {
            problem(value, what + " must not be longer than " + MAX_TEXT_LENGTH + " characters");
        } else if (!text.equals(text.strip()) || text.chars().anyMatch(Character::isISOControl)) {
            problem(value, what + " must be one line without spaces around it: '" + text.strip() + "'");
        } else {
            return Optional.of(text);
        }
        return Optional.empty();
    }

    private void problem(Node where, String message) {
        problems.add(file, where, message);
    }
}
