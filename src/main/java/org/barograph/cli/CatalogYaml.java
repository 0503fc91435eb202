package org.barograph.cli;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.barograph.catalog.CatalogEntry;

/** Writes catalogue entries as one file that the catalogue's reader takes. Each entry's text stays as it was written. */
final class CatalogYaml {
    /** Key of the list of each kind, what is referred to before what refers. */
    private static final Map<String, String> SECTIONS = sections();

    private CatalogYaml() {}

    private static Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        sections.put("state", "states");
        sections.put("organisation", "organisations");
        sections.put("role", "roles");
        sections.put("agent", "agents");
        sections.put("person", "people");
        sections.put("source", "sources");
        sections.put("issue", "issues");
        sections.put("composite", "composites");
        sections.put("suppressor", "suppressors");
        sections.put("event", "events");
        return sections;
    }

    /** @param title stands in a comment at the top */
    static String of(String title, Collection<CatalogEntry> entries) {
        StringBuilder yaml = new StringBuilder("# " + title + "\nversion: 1\n");
        SECTIONS.forEach((kind, section) -> {
            List<CatalogEntry> ofKind =
                    entries.stream().filter(entry -> entry.kind().equals(kind)).toList();
            if (!ofKind.isEmpty()) {
                yaml.append(section).append(":\n");
                ofKind.forEach(entry -> append(yaml, entry));
            }
        });
        return yaml.toString();
    }

    private static void append(StringBuilder yaml, CatalogEntry entry) {
        String margin = "  - ";
        for (String line : entry.yaml().stripTrailing().split("\n", -1)) {
            yaml.append(line.isBlank() ? "" : margin + line).append('\n');
            margin = "    ";
        }
    }
}
