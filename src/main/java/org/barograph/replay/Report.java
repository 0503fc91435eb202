package org.barograph.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.barograph.tension.Contribution;
import org.barograph.tension.Hours;
import org.barograph.tension.ScoreConstants;

/** Writes a page that shows a backtest: one file, which needs no network. The same backtest gives the same bytes. */
final class Report {
    private static final String TEMPLATE = "/backtest/report.html";
    private static final String PLACE = "/*DATA*/";

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
        String page = template.substring(0, place) + json(data) + template.substring(place + PLACE.length());
        try {
            Files.writeString(file, page);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write " + file + ": " + e, e);
        }
    }

    private String json(ReportData data) {
        Json json = new Json();
        json.open('{');
        json.name("inputs").strings(inputs);
        json.name("counted").number(tally.counted());
        json.name("olderVersions").number(tally.olderVersions());
        json.name("refused").number(tally.refused());
        json.name("catalog").string(catalogVersion);
        constants(json);
        json.name("days").open('[');
        data.days().forEach(day -> json.number(day.toEpochDay()));
        json.close(']');
        json.name("issues").open('[');
        data.lines().forEach(line -> issue(json, line));
        json.close(']');
        json.name("alerts").open('[');
        data.alerts().forEach(alert -> alert(json, alert));
        json.close(']');
        json.name("correlations").open('[');
        correlations.forEach(one -> correlation(json, one));
        json.close(']');
        json.close('}');
        return json.toString();
    }

    private void constants(Json json) {
        ScoreConstants constants = settings.constants();
        json.name("constants").open('{');
        json.name("half-life, h").decimal(constants.halfLifeHours());
        json.name("hot share c").decimal(constants.hotShare());
        json.name("prior \u03ba, stories").decimal(constants.priorStories());
        json.name("corroboration q").decimal(constants.corroboration());
        json.name("relief \u03c1").decimal(constants.relief());
        json.name("firmness \u03bb").decimal(constants.firmness());
        json.name("alert level").decimal(settings.alertRules().level());
        json.name("publishers for an alert").number(settings.alertRules().minFamilies());
        json.close('}');
    }

    private void issue(Json json, ReportData.Line line) {
        json.open('{');
        json.name("id").string(line.issue().id());
        json.name("name").string(line.issue().name());
        json.name("composite").raw(Boolean.toString(line.issue().composite()));
        json.name("t").numbers(line.tension());
        json.name("lo").numbers(line.low());
        json.name("hi").numbers(line.high());
        json.name("months").open('{');
        months.of(line.issue().id())
                .forEach((month, index) -> json.name(month.toString()).decimal(index));
        json.close('}');
        json.name("peaks").open('[');
        for (ReportData.Peak peak : line.peaks()) {
            json.open('{');
            json.name("day").number(peak.day().toEpochDay());
            json.name("t").decimal(peak.tensionE4() / 1e4);
            stories(json, peak.stories());
            json.close('}');
        }
        json.close(']');
        json.close('}');
    }

    private static void stories(Json json, List<Contribution> stories) {
        json.name("stories").open('[');
        for (Contribution line : stories) {
            json.open('{');
            json.name("points").decimal(line.pointsE4() / 1e4);
            json.name("title").string(line.story().title());
            json.name("evidence").string(line.story().evidence());
            json.name("families").number(line.story().families());
            json.name("day").number(Math.floorDiv(line.story().hour(), Hours.PER_DAY));
            json.name("url").string(line.story().url());
            json.close('}');
        }
        json.close(']');
    }

    private static void alert(Json json, ReportData.AlertLine line) {
        json.open('{');
        json.name("issue").string(line.alert().issue());
        json.name("kind").string(line.alert().kind().label());
        json.name("phase").string(line.alert().phase().label());
        json.name("opened")
                .string(Instant.ofEpochMilli(line.alert().openedAtMs()).toString());
        json.name("at").string(Instant.ofEpochMilli(line.alert().asOfMs()).toString());
        json.name("t").decimal(line.alert().tension());
        json.name("peak").decimal(line.alert().peak());
        json.name("z").decimal(line.alert().z());
        stories(json, line.stories());
        json.close('}');
    }

    private static void correlation(Json json, Correlation one) {
        json.open('{');
        json.name("issue").string(one.issue());
        json.name("index").string(one.index());
        json.name("pearson").decimal(Backtest.finite(one.pearson()));
        json.name("spearman").decimal(Backtest.finite(one.spearman()));
        json.name("differences").decimal(Backtest.finite(one.differences()));
        json.name("months").strings(one.months().stream().map(Object::toString).toList());
        json.name("ours").open('[');
        for (double value : one.ours()) {
            json.decimal(value);
        }
        json.close(']');
        json.name("theirs").open('[');
        for (double value : one.theirs()) {
            json.decimal(value);
        }
        json.close(']');
        json.close('}');
    }

    /** Writes JSON that may stand in a script element. */
    private static final class Json {
        private final StringBuilder text = new StringBuilder(1 << 16);
        private boolean comma;

        Json open(char bracket) {
            separate();
            text.append(bracket);
            comma = false;
            return this;
        }

        Json close(char bracket) {
            text.append(bracket);
            comma = true;
            return this;
        }

        Json name(String name) {
            separate();
            quoted(name);
            text.append(':');
            comma = false;
            return this;
        }

        Json raw(String value) {
            separate();
            text.append(value);
            comma = true;
            return this;
        }

        Json number(long value) {
            return raw(Long.toString(value));
        }

        Json decimal(Double value) {
            return raw(value == null ? "null" : trimmed(String.format(Locale.ROOT, "%.5f", value)));
        }

        private static String trimmed(String digits) {
            int end = digits.length();
            while (digits.charAt(end - 1) == '0') {
                end--;
            }
            return digits.substring(0, digits.charAt(end - 1) == '.' ? end - 1 : end);
        }

        Json string(String value) {
            if (value == null) {
                return raw("null");
            }
            separate();
            quoted(value);
            comma = true;
            return this;
        }

        void strings(List<String> values) {
            open('[');
            values.forEach(this::string);
            close(']');
        }

        void numbers(short[] values) {
            open('[');
            for (short value : values) {
                number(value);
            }
            close(']');
        }

        private void separate() {
            if (comma) {
                text.append(',');
            }
        }

        private void quoted(String value) {
            text.append('"');
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c < ' '
                        || c == '"'
                        || c == '\\'
                        || c == '<'
                        || c == '\u2028'
                        || c == '\u2029'
                        || Character.isSurrogate(c)) {
                    text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                } else {
                    text.append(c);
                }
            }
            text.append('"');
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
