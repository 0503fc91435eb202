package org.barograph.topology;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.barograph.coding.CodedEvent;
import org.barograph.coding.CodedText;
import org.barograph.coding.IssueMention;

/**
 * A coder for tests that reads what it is told: a body of words like {@code taiwan-strait:CHN-TWN:-8} gives an event of
 * that issue, dyad and Goldstein value, and {@code taiwan-strait} alone a mention. The fingerprint is the title.
 */
final class WordCoding implements TextCoding {
    @Override
    public CodedText code(String title, String body, LocalDate day) {
        TreeSet<String> issues = new TreeSet<>();
        List<CodedEvent> events = new ArrayList<>();
        for (String word : body.split("\\s+")) {
            if (word.isEmpty()) {
                continue;
            }
            String[] parts = word.split(":");
            issues.add(parts[0]);
            issues.add("world");
            if (parts.length == 3) {
                String[] dyad = parts[1].isEmpty() ? new String[] {"", ""} : parts[1].split("-");
                events.add(new CodedEvent(
                        dyad[0],
                        dyad[1],
                        dyad[0],
                        dyad[1],
                        dyad[0],
                        dyad[1],
                        "190",
                        "ASSAULT",
                        Double.parseDouble(parts[2]),
                        0.8,
                        List.of(parts[0], "world"),
                        word));
            }
        }
        TreeMap<String, IssueMention> mentions = new TreeMap<>();
        issues.forEach(issue -> mentions.put(issue, new IssueMention(issue, 0.75)));
        return new CodedText(List.of(), List.copyOf(mentions.values()), events);
    }

    @Override
    public String fingerprint(String source, LocalDate day, String title, String body) {
        return UUID.nameUUIDFromBytes(title.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "")
                .substring(0, 16);
    }
}
