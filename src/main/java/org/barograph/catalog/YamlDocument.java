package org.barograph.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A YAML text as a tree of nodes that know their lines. Nothing is constructed from it, so that a plain {@code NO} or
 * {@code 0231} stays what was written.
 */
final class YamlDocument {
    private static final String SUPPORTED_VERSION = "1";
    private static final int MAX_NESTING = 16;
    private static final int MAX_CODE_POINTS = 16 << 20;

    private final String file;
    private final String text;
    private final Problems problems;

    YamlDocument(String file, String text, Problems problems) {
        this.file = file;
        String unix = text.replace("\r\n", "\n");
        this.text = unix.startsWith("\uFEFF") ? unix.substring(1) : unix;
        this.problems = problems;
    }

    /** One entry of a document: its fields, and the text that they stand in. */
    record Item(EntryKind kind, String file, MappingNode node, String yaml) {}

    /** The entries of a catalogue file; its top-level keys say of which kinds. */
    List<Item> items() {
        List<Item> items = new ArrayList<>();
        root().ifPresent(root -> {
            boolean versioned = false;
            int sections = 0;
            for (NodeTuple field : root.getValue()) {
                String key = field.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
                Optional<EntryKind> kind = EntryKind.ofSection(key);
                if (key.equals("version")) {
                    versioned = true;
                    checkVersion(field.getValueNode());
                } else if (kind.isPresent()) {
                    sections++;
                    addItems(kind.get(), field.getValueNode(), items);
                } else {
                    problems.add(
                            file,
                            field.getKeyNode(),
                            "unknown key '" + key + "' (known: version, " + EntryKind.sections() + ")");
                }
            }
            if (!versioned) {
                problems.add(file, root, "missing key 'version' (expected: version: " + SUPPORTED_VERSION + ")");
            }
            if (sections == 0) {
                problems.add(file, root, "no entries (expected one of the keys " + EntryKind.sections() + ")");
            }
        });
        return items;
    }

    /** The whole text as the fields of one entry. */
    Optional<Item> item(EntryKind kind) {
        return root().map(node -> new Item(kind, file, node, text));
    }

    private void checkVersion(Node node) {
        if (!(node instanceof ScalarNode scalar && scalar.getValue().equals(SUPPORTED_VERSION))) {
            problems.add(file, node, "unsupported version (expected: " + SUPPORTED_VERSION + ")");
        }
    }

    private void addItems(EntryKind kind, Node list, List<Item> items) {
        if (!(list instanceof SequenceNode sequence)) {
            problems.add(file, list, "'" + kind.section() + "' must be a list of entries");
            return;
        }
        int[] codePoints = text.codePoints().toArray();
        for (Node node : sequence.getValue()) {
            if (node instanceof MappingNode mapping) {
                items.add(new Item(kind, file, mapping, cut(codePoints, mapping)));
            } else {
                problems.add(file, node, "an entry of '" + kind.section() + "' must be a mapping of fields");
            }
        }
    }

    private Optional<MappingNode> root() {
        if (text.codePointCount(0, text.length()) > MAX_CODE_POINTS) {
            problems.add(file, 1, "longer than " + MAX_CODE_POINTS + " characters; split it");
            return Optional.empty();
        }
        try {
            if (hasAlias()) {
                return Optional.empty();
            }
            Node root = new Composer(parser(), new Resolver(), limits()).getSingleNode();
            if (root instanceof MappingNode mapping) {
                return Optional.of(mapping);
            }
            problems.add(file, 1, root == null ? "is empty" : "must be a mapping of keys to values");
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            problems.add(file, mark == null ? 1 : mark.getLine() + 1, "not valid YAML: " + e.getProblem());
        } catch (ReaderException e) {
            int line = 1
                    + (int) text.codePoints()
                            .limit(Math.max(0, e.getPosition()))
                            .filter(c -> c == '\n')
                            .count();
            problems.add(
                    file, line, "has a character that YAML does not allow: U+" + Integer.toHexString(e.getCodePoint()));
        } catch (YAMLException e) {
            problems.add(file, 1, "not valid YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    /** An alias would make an entry depend on a text outside of it, and a small file large. */
    private boolean hasAlias() {
        if (text.indexOf('*') < 0) {
            return false;
        }
        boolean found = false;
        Parser parser = parser();
        while (!parser.checkEvent(Event.ID.StreamEnd)) {
            if (parser.getEvent() instanceof AliasEvent alias) {
                problems.add(
                        file,
                        alias.getStartMark().getLine() + 1,
                        "alias *" + alias.getAnchor() + " is not supported: write the value out");
                found = true;
            }
        }
        return found;
    }

    private Parser parser() {
        return new ParserImpl(new StreamReader(text), limits());
    }

    private static LoaderOptions limits() {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(MAX_NESTING);
        options.setCodePointLimit(MAX_CODE_POINTS);
        return options;
    }

    /** The text of an entry, moved to the left margin, without what follows its last field. */
    private static String cut(int[] codePoints, Node node) {
        int start = node.getStartMark().getIndex();
        int end = Math.min(node.getEndMark().getIndex(), codePoints.length);
        String margin = " ".repeat(node.getStartMark().getColumn());
        List<String> lines = new ArrayList<>(List.of(new String(codePoints, start, end - start).split("\n", -1)));
        while (lines.size() > 1 && isBlankOrComment(lines.get(lines.size() - 1))) {
            lines.remove(lines.size() - 1);
        }
        StringBuilder cut = new StringBuilder(end - start);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            cut.append(i > 0 && line.startsWith(margin) ? line.substring(margin.length()) : line);
            cut.append('\n');
        }
        return cut.toString();
    }

    private static boolean isBlankOrComment(String line) {
        String stripped = line.strip();
        return stripped.isEmpty() || stripped.startsWith("#");
    }
}
