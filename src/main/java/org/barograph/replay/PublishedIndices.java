package org.barograph.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barograph.table.CsvTable;

/** Published monthly indices: a table with a column {@code month} (YYYY-MM) and one column for each index. */
public final class PublishedIndices {
    private final Map<String, SortedMap<YearMonth, Double>> columns;

    private PublishedIndices(Map<String, SortedMap<YearMonth, Double>> columns) {
        this.columns = columns;
    }

    /**
     * Reads a CSV file. An empty field, or one that is no number, is a month without a value.
     *
     * @throws IllegalArgumentException if it is no such table; the message has file and line
     * @throws UncheckedIOException if it can't be read
     */
    public static PublishedIndices read(Path file) {
        Map<String, SortedMap<YearMonth, Double>> columns = new TreeMap<>();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String first = reader.readLine();
            List<String> names = first == null ? List.of() : CsvTable.fields(first.replace("\uFEFF", ""));
            int month = names.indexOf("month");
            if (month < 0) {
                throw new IllegalArgumentException(
                        file + " line 1: there is no column 'month'; the first line must name the columns");
            }
            int number = 1;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    row(columns, names, month, CsvTable.fields(line), file + " line " + number);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + file + ": " + e, e);
        }
        return new PublishedIndices(columns);
    }

    private static void row(
            Map<String, SortedMap<YearMonth, Double>> columns,
            List<String> names,
            int month,
            List<String> fields,
            String where) {
        YearMonth at;
        try {
            at = YearMonth.parse(fields.size() > month ? fields.get(month).strip() : "");
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    where + ": the month is '" + (fields.size() > month ? fields.get(month) : "")
                            + "'; expected YYYY-MM",
                    e);
        }
        for (int i = 0; i < names.size() && i < fields.size(); i++) {
            Double value = i == month ? null : number(fields.get(i));
            if (value != null) {
                columns.computeIfAbsent(names.get(i).strip(), name -> new TreeMap<>())
                        .put(at, value);
            }
        }
    }

    private static Double number(String text) {
        try {
            double value = Double.parseDouble(text.strip());
            return Double.isFinite(value) ? value : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The names of the indices, in their order. */
    public List<String> names() {
        return new ArrayList<>(columns.keySet());
    }

    /** An index by month; empty if there is none of that name. */
    SortedMap<YearMonth, Double> column(String name) {
        return columns.getOrDefault(name, Collections.emptySortedMap());
    }
}
