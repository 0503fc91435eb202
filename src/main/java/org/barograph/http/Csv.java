package org.barograph.http;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.barograph.table.CsvTable;

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
        Set<String> lists = new HashSet<>();
        List<Map<String, Object>> lines = new ArrayList<>();
        for (Map<?, ?> item : items) {
            Map<String, Object> line = new LinkedHashMap<>();
            flatten("", item, line, lists);
            columns.addAll(line.keySet());
            lines.add(line);
        }
        columns.removeAll(lists);
        List<List<?>> rows = new ArrayList<>();
        for (Map<String, Object> line : lines) {
            List<Object> row = new ArrayList<>();
            columns.forEach(column -> row.add(line.get(column)));
            rows.add(row);
        }
        return of(List.copyOf(columns), rows);
    }

    private static void flatten(String prefix, Map<?, ?> item, Map<String, Object> line, Set<String> lists) {
        item.forEach((name, value) -> {
            String column = prefix + name;
            if (value instanceof Map<?, ?> inner) {
                flatten(column + "_", inner, line, lists);
            } else if (value instanceof List<?> list) {
                if (list.stream().anyMatch(one -> one instanceof Map || one instanceof List)) {
                    lists.add(column);
                } else {
                    line.put(column, list.stream().map(String::valueOf).collect(Collectors.joining(" ")));
                }
            } else {
                line.put(column, value);
            }
        });
    }

    /** A table of these columns. */
    static String of(List<String> columns, List<? extends List<?>> rows) {
        StringWriter csv = new StringWriter();
        if (columns.isEmpty()) {
            return END;
        }
        try (CsvTable table = new CsvTable(csv, END, columns)) {
            for (List<?> row : rows) {
                table.row(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write to memory", e);
        }
        return csv.toString();
    }
}
