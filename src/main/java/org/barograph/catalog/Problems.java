package org.barograph.catalog;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** Gathers problems, so that an author sees all of them at once. */
final class Problems {
    private final List<Problem> problems = new ArrayList<>();

    void add(String file, int line, String message) {
        problems.add(new Problem(file, line, message));
    }

    void add(String file, Node node, String message) {
        add(file, node.getStartMark().getLine() + 1, message);
    }

    List<Problem> all() {
        return List.copyOf(problems);
    }

    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new CatalogException(problems);
        }
    }
}
