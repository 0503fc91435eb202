package org.barograph.replay;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.barograph.table.CsvTable;

/** A table in a file, in UTF-8, with a line feed after each row; null is an empty field. */
final class Csv implements Closeable {
    private static final int BUFFER_CHARS = 1 << 16;

    private final Path file;
    private final CsvTable table;
    private final List<Object> row = new ArrayList<>();

    Csv(Path file, List<String> columns) {
        this.file = file;
        try {
            table = new CsvTable(
                    new BufferedWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), BUFFER_CHARS),
                    "\n",
                    columns);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    Csv add(String text) {
        row.add(text);
        return this;
    }

    /** A number with nine significant digits, in plain notation. */
    Csv add(Double number) {
        row.add(CsvTable.nineDigits(number));
        return this;
    }

    Csv add(long number) {
        row.add(number);
        return this;
    }

    /** Points of tension with four decimals. */
    Csv points(Double points) {
        return add(points == null ? null : (Double) (Math.rint(points * 1e4) / 1e4));
    }

    void end() {
        try {
            table.row(row);
            row.clear();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            table.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private UncheckedIOException failed(IOException e) {
        return new UncheckedIOException("Can't write " + file + ": " + e, e);
    }
}
