package org.barograph.replay;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a table as RFC 4180 has it, in UTF-8, with a line feed after each row; null is an empty field. */
final class Csv implements Closeable {
    private static final MathContext DIGITS = new MathContext(9);

    private final Path file;
    private final Writer writer;
    private final StringBuilder row = new StringBuilder();

    Csv(Path file, List<String> columns) {
        this.file = file;
        try {
            writer = new BufferedWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), 1 << 16);
        } catch (IOException e) {
            throw failed(e);
        }
        columns.forEach(this::add);
        end();
    }

    Csv add(String text) {
        if (row.length() > 0) {
            row.append(',');
        }
        if (text == null || text.isEmpty()) {
            // An empty first field still needs to be one.
            if (row.length() == 0) {
                row.append("\"\"");
            }
            return this;
        }
        boolean quoted =
                text.indexOf(',') >= 0 || text.indexOf('"') >= 0 || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
        row.append(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
        return this;
    }

    /** A number with nine significant digits, in plain notation. */
    Csv add(Double number) {
        if (number == null) {
            return add("");
        }
        BigDecimal rounded = new BigDecimal(number).round(DIGITS);
        return add(rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString());
    }

    Csv add(long number) {
        return add(Long.toString(number));
    }

    /** Points of tension with four decimals. */
    Csv points(Double points) {
        return points == null ? add("") : add(Math.rint(points * 1e4) / 1e4);
    }

    void end() {
        try {
            writer.append(row).append('\n');
            row.setLength(0);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private UncheckedIOException failed(IOException e) {
        return new UncheckedIOException("Can't write " + file + ": " + e, e);
    }

    /** The fields of each line of a simple table; quoted fields may hold commas and doubled quotes, not line ends. */
    static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
