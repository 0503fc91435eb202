package org.barograph.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.barograph.catalog.CatalogReader;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.ingest.ArticleReader;
import org.barograph.stream.avro.Article;
import org.barograph.table.CsvTable;
import org.barograph.tension.AlertRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestTest {
    private static final CompiledCatalog CATALOG = CatalogReader.bundled();
    private static final LocalDate FIRST = LocalDate.parse("2015-01-01");

    @TempDir
    Path folder;

    /** Ten reports a day, all of other subjects; in days 200 to 210 six of them are of missiles over Taiwan. */
    private static List<ArticleReader.Item> archive(int days) {
        List<ArticleReader.Item> items = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            for (int i = 0; i < 10; i++) {
                boolean crisis = day >= 200 && day <= 210 && i < 6;
                String title = crisis
                        ? "China fires missiles over Taiwan, report " + word(day) + " of " + word(i)
                        : "Council of " + word(day) + " plants trees along road " + word(i);
                items.add(article(day + "-" + i, FIRST.plusDays(day), i, "Outlet " + i, title));
            }
        }
        return items;
    }

    private static String word(int number) {
        StringBuilder word = new StringBuilder("x");
        for (int n = number; ; n /= 20) {
            word.append("bcdfghklmnprstvwzjqx".charAt(n % 20)).append("aeiou".charAt(n % 5));
            if (n < 20) {
                return word.toString();
            }
        }
    }

    private static ArticleReader.Item article(String id, LocalDate day, int hour, String source, String title) {
        Instant at = day.atTime(hour, 0).toInstant(ZoneOffset.UTC);
        return new ArticleReader.Accepted(new Article(id, source, at, "en", title, "", null, 1, false), 1);
    }

    private BacktestTally run(Path out, int threads, List<List<ArticleReader.Item>> inputs, PublishedIndices indices) {
        BacktestSettings defaults = BacktestSettings.defaults();
        BacktestSettings settings = new BacktestSettings(
                defaults.constants(), AlertRules.DEFAULT.withMinFamilies(1), defaults.horizon(), threads);
        BacktestTally tally = new BacktestTally();
        List<Backtest.Input> named = new ArrayList<>();
        for (Iterable<ArticleReader.Item> items : inputs) {
            Iterator<ArticleReader.Item> iterator = items.iterator();
            named.add(new Backtest.Input("input " + named.size(), iterator));
        }
        new Backtest(CATALOG, settings, tally).run(named, out, indices, Backtest.DEFAULT_PAIRS);
        return tally;
    }

    private static List<Map<String, String>> table(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> names = CsvTable.fields(lines.get(0));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> fields = CsvTable.fields(line);
            Map<String, String> row = new TreeMap<>();
            for (int i = 0; i < names.size(); i++) {
                row.put(names.get(i), fields.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    @Test
    void theFilesAreTheSameWhateverTheNumberOfThreadsAndInputs() throws IOException {
        List<ArticleReader.Item> all = archive(260);
        List<ArticleReader.Item> even = new ArrayList<>();
        List<ArticleReader.Item> odd = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            (i % 2 == 0 ? even : odd).add(all.get(i));
        }
        run(folder.resolve("one"), 1, List.of(all), null);
        run(folder.resolve("four"), 4, List.of(all), null);
        run(folder.resolve("two"), 2, List.of(even, odd), null);
        for (String file : List.of("history-day.csv", "history-month.csv", "alerts.csv")) {
            byte[] one = Files.readAllBytes(folder.resolve("one").resolve(file));
            assertThat(Files.readAllBytes(folder.resolve("four").resolve(file))).isEqualTo(one);
            assertThat(Files.readAllBytes(folder.resolve("two").resolve(file))).isEqualTo(one);
        }
        assertThat(Files.readAllBytes(folder.resolve("four/report.html")))
                .isEqualTo(Files.readAllBytes(folder.resolve("one/report.html")));
    }

    @Test
    void aCrisisRaisesItsIssueOpensAnAlertAndIsAPeakWithItsStories() throws IOException {
        run(folder, 2, List.of(archive(260)), null);
        Map<String, Map<String, String>> days = new TreeMap<>();
        for (Map<String, String> row : table(folder.resolve("history-day.csv"))) {
            if (row.get("issue").equals("taiwan-strait")) {
                days.put(row.get("day"), row);
            }
        }
        Map<String, String> before = days.get(FIRST.plusDays(199).toString());
        Map<String, String> during = days.get(FIRST.plusDays(205).toString());
        assertThat(days).hasSize(260);
        assertThat(before.get("state")).isEqualTo("no-evidence");
        assertThat(during.get("state")).isEqualTo("active");
        assertThat(Double.parseDouble(during.get("tension"))).isGreaterThan(60);
        assertThat(Double.parseDouble(during.get("z"))).isGreaterThan(5);
        assertThat(Double.parseDouble(during.get("own_index"))).isGreaterThan(300);
        assertThat(table(folder.resolve("alerts.csv")))
                .filteredOn(row -> row.get("issue").equals("taiwan-strait")
                        && row.get("kind").equals("level"))
                .extracting(row -> row.get("phase"))
                .startsWith("opened")
                .endsWith("closed");
        String report = Files.readString(folder.resolve("report.html"));
        assertThat(report).contains("China fires missiles over Taiwan, report").doesNotContain("/*DATA*/");
        assertThat(report).doesNotContain("src=\"http").doesNotContain("<link");
    }

    @Test
    void noHeadlineEndsTheScriptOfTheReport() throws IOException {
        String title = "China fires missiles over Taiwan </script><b>\u2028 \uD83D ends \"here\"";
        run(folder, 1, List.of(List.of(article("a", FIRST, 1, "Outlet", title))), null);
        String report = Files.readString(folder.resolve("report.html"));
        assertThat(report).contains("China fires missiles over Taiwan \\u003C/script>\\u003Cb>\\u2028 \\uD83D ends");
        assertThat(report.split("</script>", -1)).hasSize(2);
    }

    @Test
    void theMonthlyIndexIsAHundredTimesTheMeanRawShareOfTheMonthsDays() throws IOException {
        run(folder, 2, List.of(archive(260)), null);
        double sum = 0;
        int days = 0;
        for (Map<String, String> row : table(folder.resolve("history-day.csv"))) {
            if (row.get("issue").equals("world") && row.get("day").startsWith("2015-07")) {
                sum += Double.parseDouble(row.get("raw_share"));
                days++;
            }
        }
        assertThat(days).isEqualTo(31);
        double mean = 100 * sum / days;
        assertThat(table(folder.resolve("history-month.csv")))
                .filteredOn(row ->
                        row.get("month").equals("2015-07") && row.get("issue").equals("world"))
                .singleElement()
                .satisfies(
                        row -> assertThat(Double.parseDouble(row.get("index"))).isCloseTo(mean, within(1e-6 * mean)));
    }

    @Test
    void memoryDependsOnTheHorizonAndNotOnTheLengthOfTheArchive() {
        List<ArticleReader.Item> items = archive(1500);
        BacktestSettings settings = BacktestSettings.defaults();
        Replay replay = new Replay(
                CATALOG,
                new ArticleCoding(CATALOG, new org.barograph.coding.Coder(CATALOG)::code, settings.constants()),
                settings,
                new BacktestTally(),
                (input, line, reason, message) -> {},
                new ReplayOutput() {
                    @Override
                    public void day(
                            DayScore score,
                            java.util.function.Supplier<List<org.barograph.tension.Contribution>> contributions) {}

                    @Override
                    public void alert(
                            org.barograph.tension.Alert alert,
                            List<org.barograph.tension.Contribution> contributions) {}
                });
        replay.run(List.of(items.iterator()));
        // 15000 articles went through; those of the horizon, of the longest story and of one settling interval stay.
        assertThat(replay.heldArticles()).isLessThan(10 * (60 + 10) + 8_192 + 300);
    }

    @Test
    void whatIsRefusedIsNamedWithItsPlaceAndCounted() throws IOException {
        List<ArticleReader.Item> items = new ArrayList<>(archive(100));
        items.add(article("late", FIRST, 1, "Outlet", "Council of old days plants trees"));
        items.add(new ArticleReader.Refused(1002, "missing-date", "published_at is missing", "{}"));
        BacktestTally tally = run(folder, 2, List.of(items), null);
        assertThat(tally.refusals()).isEqualTo(Map.of("too-late", 1L, "missing-date", 1L));
        assertThat(tally.counted()).isEqualTo(1000);
        assertThat(table(folder.resolve("refused.csv")))
                .extracting(row -> row.get("reason"))
                .containsExactly("too-late", "missing-date");
    }

    @Test
    void correlationsAreThoseOfTheTextbook() {
        double[] x = {1, 2, 3, 4, 7};
        double[] y = {2, 1, 4, 3, 9};
        assertThat(Correlation.pearson(x, y)).isCloseTo(0.92049, within(1e-5));
        assertThat(Correlation.pearson(x, new double[] {5, 5, 5, 5, 5})).isNaN();
    }

    @Test
    void publishedIndicesAreComparedOverTheMonthsThatBothHave() throws IOException {
        StringBuilder csv = new StringBuilder("month,GPR,GPRC_TWN\n");
        for (int month = 0; month < 24; month++) {
            csv.append(String.format(Locale.ROOT, "%d-%02d,%d,%s%n", 2015 + month / 12, month % 12 + 1, month, month));
        }
        Path file = Files.writeString(folder.resolve("indices.csv"), csv);
        run(folder, 2, List.of(archive(500)), PublishedIndices.read(file));
        assertThat(table(folder.resolve("correlation.csv")))
                .extracting(row -> row.get("index") + " " + row.get("months"))
                .containsExactly("GPR 17", "GPRC_TWN 17");
    }
}
