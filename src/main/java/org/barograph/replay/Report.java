package org.barograph.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.barograph.tension.Alert;
import org.barograph.tension.Contribution;
import org.barograph.tension.Hours;
import org.barograph.tension.ScoreConstants;

/** Writes a page that shows a backtest: one file, which needs no network. The same backtest gives the same bytes. */
final class Report {
    private static final String TEMPLATE = "/backtest/report.html";
    private static final String PLACE = "/*DATA*/";
    private static final int DECIMALS = 5;

    /** Plain ASCII, so that also half a surrogate pair of a title can be written. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final List<String> inputs;
    private final BacktestTally tally;
    private final String catalogVersion;
    private final BacktestSettings settings;
    private final MonthlyIndex months;
    private final List<Correlation> correlations;

    Report(
            List<String> inputs,
            BacktestTally tally,
            String catalogVersion,
            BacktestSettings settings,
            MonthlyIndex months,
            List<Correlation> correlations) {
        this.inputs = inputs;
        this.tally = tally;
        this.catalogVersion = catalogVersion;
        this.settings = settings;
        this.months = months;
        this.correlations = correlations;
    }

    void write(Path file, ReportData data) {
        String template;
        try (InputStream in = Report.class.getResourceAsStream(TEMPLATE)) {
            template = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int place = template.indexOf(PLACE);
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(template, 0, place);
            try (JsonGenerator json = JSON.createGenerator(out)) {
                json.setCharacterEscapes(new ScriptEscapes());
                data(json, data);
            }
            out.write(template, place + PLACE.length(), template.length() - place - PLACE.length());
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write " + file + ": " + e, e);
        }
    }

    private void data(JsonGenerator json, ReportData data) throws IOException {
        json.writeStartObject();
        strings(json, "inputs", inputs);
        json.writeNumberField("counted", tally.counted());
        json.writeNumberField("olderVersions", tally.olderVersions());
        json.writeNumberField("refused", tally.refused());
        json.writeStringField("catalog", catalogVersion);
        constants(json);
        json.writeArrayFieldStart("days");
        for (LocalDate day : data.days()) {
            json.writeNumber(day.toEpochDay());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("issues");
        for (ReportData.Line line : data.lines()) {
            issue(json, line);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("alerts");
        for (ReportData.AlertLine alert : data.alerts()) {
            alert(json, alert);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("correlations");
        for (Correlation one : correlations) {
            correlation(json, one);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void constants(JsonGenerator json) throws IOException {
        ScoreConstants constants = settings.constants();
        json.writeObjectFieldStart("constants");
        decimal(json, "half-life, h", constants.halfLifeHours());
        decimal(json, "hot share c", constants.hotShare());
        decimal(json, "prior \u03ba, stories", constants.priorStories());
        decimal(json, "corroboration q", constants.corroboration());
        decimal(json, "relief \u03c1", constants.relief());
        decimal(json, "firmness \u03bb", constants.firmness());
        decimal(json, "alert level", settings.alertRules().level());
        json.writeNumberField("publishers for an alert", settings.alertRules().minFamilies());
        json.writeEndObject();
    }

    private void issue(JsonGenerator json, ReportData.Line line) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", line.issue().id());
        json.writeStringField("name", line.issue().name());
        json.writeBooleanField("composite", line.issue().composite());
        tenths(json, "t", line.tension());
        tenths(json, "lo", line.low());
        tenths(json, "hi", line.high());
        json.writeObjectFieldStart("months");
        for (Map.Entry<YearMonth, Double> month : months.of(line.issue().id()).entrySet()) {
            decimal(json, month.getKey().toString(), month.getValue());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("peaks");
        for (ReportData.Peak peak : line.peaks()) {
            json.writeStartObject();
            json.writeNumberField("day", peak.day().toEpochDay());
            decimal(json, "t", peak.tensionE4() / 1e4);
            stories(json, peak.stories());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void stories(JsonGenerator json, List<Contribution> stories) throws IOException {
        json.writeArrayFieldStart("stories");
        for (Contribution line : stories) {
            json.writeStartObject();
            decimal(json, "points", line.pointsE4() / 1e4);
            json.writeStringField("title", line.story().title());
            json.writeStringField("evidence", line.story().evidence());
            json.writeNumberField("families", line.story().families());
            json.writeNumberField("day", Math.floorDiv(line.story().hour(), Hours.PER_DAY));
            json.writeStringField("url", line.story().url());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void alert(JsonGenerator json, ReportData.AlertLine line) throws IOException {
        Alert alert = line.alert();
        json.writeStartObject();
        json.writeStringField("issue", alert.issue());
        json.writeStringField("kind", alert.kind().label());
        json.writeStringField("phase", alert.phase().label());
        json.writeStringField("opened", Instant.ofEpochMilli(alert.openedAtMs()).toString());
        json.writeStringField("at", Instant.ofEpochMilli(alert.asOfMs()).toString());
        decimal(json, "t", alert.tension());
        decimal(json, "peak", alert.peak());
        decimal(json, "z", alert.z());
        stories(json, line.stories());
        json.writeEndObject();
    }

    private static void correlation(JsonGenerator json, Correlation one) throws IOException {
        json.writeStartObject();
        json.writeStringField("issue", one.issue());
        json.writeStringField("index", one.index());
        decimal(json, "pearson", Backtest.finite(one.pearson()));
        decimal(json, "spearman", Backtest.finite(one.spearman()));
        decimal(json, "differences", Backtest.finite(one.differences()));
        strings(json, "months", one.months().stream().map(Object::toString).toList());
        decimals(json, "ours", one.ours());
        decimals(json, "theirs", one.theirs());
        json.writeEndObject();
    }

    private static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private static void tenths(JsonGenerator json, String name, short[] values) throws IOException {
        json.writeArrayFieldStart(name);
        for (short value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }

    private static void decimals(JsonGenerator json, String name, double[] values) throws IOException {
        json.writeArrayFieldStart(name);
        for (double value : values) {
            json.writeNumber(rounded(value));
        }
        json.writeEndArray();
    }

    private static void decimal(JsonGenerator json, String name, Double value) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(value == null ? null : rounded(value));
    }

    /** To five places: more can't be seen. */
    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }

    /** Lets no string end the script element that it stands in. */
    private static final class ScriptEscapes extends CharacterEscapes {
        private static final long serialVersionUID = 1;

        private final int[] ascii = standardAsciiEscapesForJSON();

        ScriptEscapes() {
            ascii['<'] = ESCAPE_STANDARD;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii;
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return null;
        }
    }
}
