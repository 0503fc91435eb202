package org.barograph.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One spelling for all spellings of an entry: fields in the order of their names, no comments, no choice of quotes or
 * of layout. Lists keep their order.
 */
final class Canonical {
    private Canonical() {}

    static String text(Node node) {
        StringBuilder text = new StringBuilder();
        append(text, node);
        return text.toString();
    }

    /** SHA-256 in hexadecimal over the entries, in the order of their ids. */
    static String hash(SortedMap<String, String> textById) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (Map.Entry<String, String> entry : textById.entrySet()) {
                String line = entry.getKey() + '\t' + entry.getValue() + '\n';
                sha.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void append(StringBuilder text, Node node) {
        if (node instanceof MappingNode mapping) {
            SortedMap<String, Node> fields = new TreeMap<>();
            for (NodeTuple field : mapping.getValue()) {
                fields.put(text(field.getKeyNode()), field.getValueNode());
            }
            text.append('{');
            fields.forEach((key, value) -> {
                text.append(key).append(':');
                append(text, value);
                text.append(',');
            });
            text.append('}');
        } else if (node instanceof SequenceNode sequence) {
            text.append('[');
            for (Node item : sequence.getValue()) {
                append(text, item);
                text.append(',');
            }
            text.append(']');
        } else if (node instanceof ScalarNode scalar) {
            text.append('"')
                    .append(scalar.getValue().replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
    }
}
