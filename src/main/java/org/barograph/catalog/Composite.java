package org.barograph.catalog;

import java.util.List;

/**
 * A group of issues that is scored like an issue, over the union of its members' events.
 *
 * @param id {@code middle-east}
 * @param name the name to show
 * @param all whether it takes every event, in an issue or not
 * @param members ids of its issues; empty if {@code all}
 */
public record Composite(String id, String name, boolean all, List<String> members) {
    public Composite {
        members = List.copyOf(members);
    }
}
