package org.barograph.http;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tables as RFC 4180 has them, with a head line. */
final class Csv {
    private static final String END = "\r\n";

    private Csv() {}

    /**
     * A line for each item. Its fields are the columns; those of an object within it come with its name before theirs, a
     * list of plain values is parted by spaces, and lists of objects are left out.
     */
    static String ofItems(List<? extends Map<?, ?>> items) {
        Set<String> columns = new LinkedHashSet<>();
        List<Map<String, Object>> lines = new ArrayList<>();
        for (Map<?, ?> item : items) {
            Map<String, Object> line = new LinkedHashMap<>();
            flatten("", item, line);
            columns.addAll(line.keySet());
            lines.add(line);
        }
        List<List<?>> rows = new ArrayList<>();
        for (Map<String, Object> line : lines) {
            List<Object> row = new ArrayList<>();
            columns.forEach(column -> row.add(line.get(column)));
            rows.add(row);
        }
        return of(List.copyOf(columns), rows);
    }

    private static void flatten(String prefix, Map<?, ?> item, Map<String, Object> line) {
        item.forEach((name, value) -> {
            String column = prefix + name;
            if (value instanceof Map<?, ?> inner) {
                flatten(column + "_", inner, line);
            } else if (value instanceof List<?> list) {
                if (list.stream().noneMatch(one -> one instanceof Map || one instanceof List)) {
                    line.put(column, list.stream().map(String::valueOf).collect(Collectors.joining(" ")));
                }
            } else {
                line.put(column, value);
            }
        });
    }

    /** A table of these columns. */
    static String of(List<String> columns, List<? extends List<?>> rows) {
        StringBuilder csv = new StringBuilder();
        csv.append(String.join(",", columns)).append(END);
        for (List<?> row : rows) {
            csv.append(row.stream().map(Csv::cell).collect(Collectors.joining(",")))
                    .append(END);
        }
        return csv.toString();
    }

    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Double number) {
            return new BigDecimal(number.toString()).toPlainString();
        }
        String text = value.toString();
        if (value instanceof String && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
            // A spreadsheet would take it for a formula, and the text may come from anyone.
            text = "'" + text;
        }
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
