package org.barograph.table;

import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** A table as RFC 4180 has it, with a head line, written row by row; what there is not is an empty field. */
public final class CsvTable implements Closeable {
    private static final CsvFactory FACTORY = CsvFactory.builder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();
    private static final CsvMapper MAPPER =
            CsvMapper.csvBuilder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();
    private static final MathContext NINE_DIGITS = new MathContext(9);
    /** A spreadsheet takes what begins with one of these for a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private final CsvGenerator generator;
    private final int columns;

    /**
     * Begins a table with its head line.
     *
     * @param lineEnd what each line ends with
     * @param columns their names, at least one
     */
    public CsvTable(Writer out, String lineEnd, List<String> columns) throws IOException {
        CsvSchema.Builder schema = CsvSchema.builder().setLineSeparator(lineEnd);
        columns.forEach(schema::addColumn);
        generator = FACTORY.createGenerator(out);
        generator.setSchema(schema.build());
        this.columns = columns.size();
        write(columns);
    }

    /**
     * Writes a row. Texts may come from anyone: one that a spreadsheet would take for a formula is written behind an
     * apostrophe.
     *
     * @param cells one for each column: a text, a number or null
     */
    public void row(List<?> cells) throws IOException {
        if (cells.size() != columns) {
            throw new IllegalArgumentException(
                    "A row of " + cells.size() + " cells in a table of " + columns + " columns");
        }
        write(cells.stream().map(CsvTable::text).toList());
    }

    private void write(List<String> cells) throws IOException {
        generator.writeStartArray();
        for (String cell : cells) {
            generator.writeString(cell);
        }
        generator.writeEndArray();
    }

    private static String text(Object cell) {
        if (cell == null) {
            return "";
        }
        if (cell instanceof Double number) {
            return new BigDecimal(number.toString()).toPlainString();
        }
        if (cell instanceof BigDecimal number) {
            return number.toPlainString();
        }
        String text = cell.toString();
        return cell instanceof String && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** A number to nine significant digits, without zeros at its end; null for null. */
    public static BigDecimal nineDigits(Double number) {
        if (number == null) {
            return null;
        }
        BigDecimal rounded = new BigDecimal(number).round(NINE_DIGITS);
        return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
    }

    /**
     * The fields of a line of a table.
     *
     * @throws IOException if it is none; the message says why
     */
    public static List<String> fields(String line) throws IOException {
        try (var rows = MAPPER.readerForListOf(String.class).<List<String>>readValues(line)) {
            return rows.hasNextValue() ? rows.nextValue() : List.of("");
        }
    }

    @Override
    public void close() throws IOException {
        generator.close();
    }
}
