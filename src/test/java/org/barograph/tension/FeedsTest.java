package org.barograph.tension;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.barograph.tension.FeedStanding.State;

/** When a source counts as silent, and that nothing but its articles decides on it. */
class FeedsTest {
    /** A Monday at midnight, hours since 1970. */
    private static final long MONDAY = 4 * Hours.PER_DAY + 2_900 * 168;

    private static final int WEEK = 168;

    /** An article's source, hour and partition. */
    record Published(String source, long hour, int partition) {}

    @Property(tries = 1000)
    void anyOrderOfTheDaysAndAnyNumberOfFormerValuesGivesTheSameStandings(
            @ForAll("articles") List<Published> articles, @ForAll long seed, @ForAll @IntRange(max = 700) int ago) {
        Random random = new Random(seed);
        List<Published> mixed = new ArrayList<>(articles);
        Collections.shuffle(mixed, random);
        Feeds oneByOne = new Feeds();
        Map<String, FeedDay> told = new HashMap<>();
        for (Published article : mixed) {
            FeedDay day = told.merge(
                    article.source + article.partition + "/" + FeedDay.dayOf(article.hour),
                    FeedDay.EMPTY.plus(Math.floorMod(article.hour, 24), 1),
                    (before, more) -> before.plus(Math.floorMod(article.hour, 24), 1));
            for (int again = random.nextInt(3); again >= 0; again--) {
                oneByOne.put(article.source, article.partition, FeedDay.dayOf(article.hour), day);
            }
        }
        long asOf = Hours.startMs(MONDAY + 1) - Hours.startMs(ago) + random.nextInt((int) Hours.MS);
        long newest = articles.stream().mapToLong(Published::hour).max().orElse(MONDAY);
        if (asOf >= Hours.startMs(newest - Feeds.KNOWN_HOURS)) {
            assertThat(oneByOne.standings(asOf)).isEqualTo(standings(articles, asOf));
            assertThat(oneByOne.silent(asOf)).isEqualTo((int) oneByOne.standings(asOf).values().stream()
                    .filter(standing -> standing.state() == State.SILENT)
                    .count());
        }
    }

    /** The definition, hour by hour and without any arrays. */
    private static Map<String, FeedStanding> standings(List<Published> articles, long asOfMs) {
        Map<String, TreeMap<Long, Long>> sources = new TreeMap<>();
        for (Published article : articles) {
            if (Hours.startMs(article.hour) < asOfMs) {
                sources.computeIfAbsent(article.source, s -> new TreeMap<>()).merge(article.hour, 1L, Long::sum);
            }
        }
        Map<String, FeedStanding> standings = new TreeMap<>();
        sources.forEach((source, hours) -> {
            long newest = hours.lastKey();
            if (Hours.of(asOfMs - 1) - newest >= 2 * WEEK) {
                return;
            }
            long count = 0;
            long longest = 0;
            long before = newest - WEEK;
            for (var hour : hours.tailMap(newest - WEEK, false).entrySet()) {
                count += hour.getValue();
                longest = Math.max(longest, hour.getKey() - before - 1);
                before = hour.getKey();
            }
            long silent = 0;
            long missed = 0;
            for (long hour = newest + 1; Hours.startMs(hour + 1) <= asOfMs; hour++) {
                silent++;
                long then = hour - WEEK;
                while (then > newest) {
                    then -= WEEK;
                }
                missed += hours.containsKey(then) ? 1 : 0;
            }
            State state = State.LIVE;
            if (count < 10) {
                state = State.RARE;
            } else if (silent >= 6 && (missed >= 7 || count * silent / 168.0 >= 5 && silent >= 2 * longest)) {
                state = State.SILENT;
            }
            standings.put(source, new FeedStanding(state, newest, silent, count, missed, longest));
        });
        return standings;
    }

    @Property(tries = 500)
    void takingArticlesAwayLeavesWhatWouldBeWithoutThem(
            @ForAll("articles") List<Published> kept, @ForAll("articles") List<Published> retracted) {
        Map<String, FeedDay> days = new TreeMap<>();
        Feeds feeds = new Feeds();
        List<Published> all = new ArrayList<>(kept);
        all.addAll(retracted);
        all.forEach(article -> change(feeds, days, article, 1));
        retracted.forEach(article -> change(feeds, days, article, -1));
        long asOf = Hours.startMs(MONDAY + 1);
        assertThat(feeds.standings(asOf)).isEqualTo(standings(kept, asOf));
    }

    private static void change(Feeds feeds, Map<String, FeedDay> days, Published article, int by) {
        long day = FeedDay.dayOf(article.hour);
        String key = article.source + article.partition + "/" + day;
        FeedDay now = days.getOrDefault(key, FeedDay.EMPTY).plus(Math.floorMod(article.hour, 24), by);
        days.put(key, now);
        feeds.put(article.source, article.partition, day, now);
    }

    @Provide
    Arbitrary<List<Published>> articles() {
        // Many of one hour, and gaps of any length up to what is kept.
        Arbitrary<Long> hours = Arbitraries.oneOf(
                Arbitraries.longs().between(MONDAY - 300, MONDAY),
                Arbitraries.longs().between(MONDAY - 40, MONDAY - 10),
                Arbitraries.longs().between(MONDAY - Feeds.KEPT_HOURS + 200, MONDAY));
        return Combinators.combine(
                        Arbitraries.of("Harbour Post", "Evening Ledger", "Fjord Times"),
                        hours,
                        Arbitraries.integers().between(0, 2))
                .as(Published::new)
                .list()
                .ofMaxSize(80);
    }

    @Property(tries = 500)
    void noHourAndNoInstantThrowsOrGivesAStateThatIsNone(
            @ForAll long asOfMs, @ForAll @IntRange(min = -700_000, max = 3_000_000) int hour) {
        FeedHours source = new FeedHours();
        source.put(3, FeedDay.dayOf(hour), FeedDay.EMPTY.plus(Math.floorMod(hour, 24), Integer.MAX_VALUE));
        Optional<FeedStanding> standing = FeedStanding.of(source, asOfMs / 4);
        standing.ifPresent(known -> {
            assertThat(known.articlesPerDay()).isFinite().isPositive();
            assertThat(known.silentHours()).isBetween(0L, 336L);
        });
    }

    private static FeedHours hours(List<Long> hours) {
        FeedHours source = new FeedHours();
        Map<Long, FeedDay> days = new TreeMap<>();
        hours.forEach(hour -> days.merge(
                FeedDay.dayOf(hour),
                FeedDay.EMPTY.plus((int) Math.floorMod(hour, 24L), 1),
                (before, more) -> before.plus((int) Math.floorMod(hour, 24L), 1)));
        days.forEach((day, counts) -> source.put(0, day, counts));
        return source;
    }

    /** Two weeks up to an hour, of those hours of the week (0 is Monday at midnight) that are asked for. */
    private static FeedHours weekly(long until, java.util.function.IntPredicate atWork) {
        List<Long> hours = new ArrayList<>();
        for (long hour = until - 2 * WEEK; hour < until; hour++) {
            if (atWork.test((int) Math.floorMod(hour - MONDAY, (long) WEEK))) {
                hours.add(hour);
            }
        }
        return hours(hours);
    }

    private static State at(FeedHours source, long hour) {
        return FeedStanding.of(source, Hours.startMs(hour)).orElseThrow().state();
    }

    private static boolean officeHours(int hourOfWeek) {
        return hourOfWeek / 24 < 5 && hourOfWeek % 24 >= 8 && hourOfWeek % 24 < 18;
    }

    @Example
    void aSourceThatSendsRoundTheClockIsSilentAfterSixHoursAndNotBefore() {
        FeedHours source = weekly(MONDAY, hour -> true);
        assertThat(at(source, MONDAY)).isEqualTo(State.LIVE);
        assertThat(at(source, MONDAY + 5)).isEqualTo(State.LIVE);
        assertThat(at(source, MONDAY + 6)).isEqualTo(State.SILENT);
    }

    @Example
    void aQuietWeekendIsNoSilenceAndADayMissedIsOne() {
        long friday = MONDAY + 4 * 24 + 18;
        FeedHours source = weekly(friday, FeedsTest::officeHours);
        for (long hour = friday; hour < MONDAY + WEEK + 14; hour++) {
            assertThat(at(source, hour)).isEqualTo(State.LIVE);
        }
        assertThat(at(source, MONDAY + WEEK + 15)).isEqualTo(State.SILENT);
    }

    @Example
    void aSourceThatStopsAtNoonOfAWorkdayIsToldOfWithinTheNextDay() {
        long tuesdayNoon = MONDAY + 24 + 12;
        FeedHours source = weekly(tuesdayNoon, FeedsTest::officeHours);
        assertThat(at(source, tuesdayNoon + 12)).isEqualTo(State.LIVE);
        assertThat(at(source, tuesdayNoon + 21)).isEqualTo(State.SILENT);
    }

    @Example
    void aSourceThatSendsAllOfADayAtOnceIsSilentAfterTwoDaysWithoutIt() {
        List<Long> hours = new ArrayList<>();
        for (int day = 14; day > 0; day--) {
            hours.addAll(Collections.nCopies(12, MONDAY - day * 24L));
        }
        FeedHours source = hours(hours);
        assertThat(at(source, MONDAY + 20)).isEqualTo(State.LIVE);
        assertThat(at(source, MONDAY + 24)).isEqualTo(State.SILENT);
    }

    @Example
    void aSourceThatSendsTwiceAWeekIsRareAndNeverSilent() {
        FeedHours source = weekly(MONDAY, hour -> hour == 30 || hour == 100);
        for (int hour = 0; hour < 230; hour++) {
            assertThat(at(source, MONDAY + hour)).isEqualTo(State.RARE);
        }
    }

    @Example
    void aSilentSourceIsToldOfForTwoWeeksAndThenNoMore() {
        FeedHours source = weekly(MONDAY, hour -> true);
        assertThat(at(source, MONDAY + 2 * WEEK - 1)).isEqualTo(State.SILENT);
        assertThat(FeedStanding.of(source, Hours.startMs(MONDAY + 2 * WEEK))).isEmpty();
    }

    @Example
    void atAnEarlierInstantLaterArticlesDoNotCount() {
        List<Long> hours = new ArrayList<>();
        for (long hour = MONDAY - WEEK; hour < MONDAY; hour++) {
            hours.add(hour);
        }
        hours.add(MONDAY + 12);
        FeedHours source = hours(hours);
        assertThat(at(source, MONDAY + 12)).isEqualTo(State.SILENT);
        assertThat(at(source, MONDAY + 13)).isEqualTo(State.LIVE);
    }

    @Example
    void sourcesOfWhichNothingIsKeptAnyMoreAreForgotten() {
        Feeds feeds = new Feeds();
        feeds.put("Harbour Post", 0, 20_000, FeedDay.EMPTY.plus(5, 3));
        feeds.put("Evening Ledger", 0, 20_030, FeedDay.EMPTY.plus(5, 3));
        assertThat(feeds.sources()).isEqualTo(1);
        feeds.put("Fjord Times", 0, 20_001, FeedDay.EMPTY.plus(5, 3));
        assertThat(feeds.sources()).isEqualTo(1);
    }

    /** A source that goes on by chance is called silent for less than 1 % of the time, and most sources far less. */
    @Example
    void sourcesThatGoOnByChanceAreHardlyEverCalledSilent() {
        Random random = new Random(7);
        for (double articlesPerWeek : new double[] {20, 60, 200}) {
            int silent = 0;
            int asked = 0;
            for (int source = 0; source < 40; source++) {
                List<Long> hours = new ArrayList<>();
                for (long hour = MONDAY - 8 * WEEK; hour < MONDAY; hour++) {
                    boolean atWork = Math.floorMod(hour, 24L) >= 7 && Math.floorMod(hour, 24L) < 21;
                    if (atWork && random.nextDouble() < articlesPerWeek / (7 * 14)) {
                        hours.add(hour);
                    }
                }
                FeedHours published = hours(hours);
                for (long hour = MONDAY - 5 * WEEK; hour < MONDAY; hour += 3) {
                    asked++;
                    silent += at(published, hour) == State.SILENT ? 1 : 0;
                }
            }
            assertThat(silent).isLessThan(asked / 100);
        }
    }
}
