package org.barograph.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {
    private static String table(String lineEnd, List<String> columns, List<List<?>> rows) throws IOException {
        StringWriter out = new StringWriter();
        try (CsvTable table = new CsvTable(out, lineEnd, columns)) {
            for (List<?> row : rows) {
                table.row(row);
            }
        }
        return out.toString();
    }

    private static String cell(Object value) throws IOException {
        String text = table("\n", List.of("cell", "end"), List.of(Arrays.asList(value, 1)));
        return text.substring("cell,end\n".length(), text.length() - ",1\n".length());
    }

    @Test
    void aTableHasAHeadLineAndEachLineItsEnd() throws IOException {
        assertThat(table("\r\n", List.of("id", "z"), List.of(List.of("sudan", 2.5), Arrays.asList("sahel", null))))
                .isEqualTo("id,z\r\nsudan,2.5\r\nsahel,\r\n");
        assertThat(table("\n", List.of("id", "z"), List.of())).isEqualTo("id,z\n");
    }

    @Test
    void onlyWhatNeedsQuotesHasThem() throws IOException {
        Random random = new Random(7);
        String signs = "ab ,\"\n\r#;'\\\u00e9\u4e2d|.0";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            String value = "a" + text;
            boolean quoted = value.matches("(?s).*[,\"\n\r].*");
            assertThat(cell(value)).isEqualTo(quoted ? '"' + value.replace("\"", "\"\"") + '"' : value);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "=cmd|' /C calc'!A0"})
    void noTextIsAFormula(String text) throws IOException {
        assertThat(cell(text)).isEqualTo("'" + text);
        assertThat(cell("\r" + text)).startsWith("\"'");
    }

    @ParameterizedTest
    @CsvSource({"-1.5, -1.5", "1.0E10, 10000000000", "1.0E-7, 0.00000010", "0.0, 0.0"})
    void aNumberIsPlainAndMayBeNegative(double number, String text) throws IOException {
        assertThat(cell(number)).isEqualTo(text);
    }

    @Test
    void numbersCanBeOfNineDigits() throws IOException {
        assertThat(cell(CsvTable.nineDigits(2.0 / 3))).isEqualTo("0.666666667");
        assertThat(cell(CsvTable.nineDigits(-1e12))).isEqualTo("-1000000000000");
        assertThat(cell(CsvTable.nineDigits(-0.0))).isEqualTo("0");
        assertThat(CsvTable.nineDigits(null)).isNull();
        assertThat(CsvTable.nineDigits(5.0)).isEqualTo(new BigDecimal("5"));
    }

    @Test
    void aRowHasACellForEachColumn() {
        assertThatThrownBy(() -> table("\n", List.of("a", "b"), List.of(List.of("x"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 cells in a table of 2 columns");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\'',
            value = {"a,b;a|b", "a,,c;a||c", "a,\"b,\"\"c\"\"\",d;a|b,\"c\"|d", "a, b;a| b", "x;x"})
    void theFieldsOfALineAreWhatWasWritten(String line, String fields) throws IOException {
        assertThat(CsvTable.fields(line)).containsExactly(fields.split("\\|", -1));
    }
}
