package org.barograph.tension;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.barograph.tension.ArticleBook.Edition;

/** What must hold exactly, over random histories with copies, revisions and retractions. */
class ScorePropertiesTest {
    private static final ScoreConstants C = ScoreConstants.DEFAULT;
    private static final List<String> ISSUES = List.of("kashmir", "sahel", "world");
    private static final long DAY = Hours.PER_DAY * Hours.MS;
    private static final long START = 20_000 * DAY;
    private static final int DAYS = 150;

    @Property(tries = 3000)
    void anyOrderAndAnyRedeliveryGivesTheSameSumsAndScores(
            @ForAll("histories") List<Edition> history, @ForAll long seed) {
        ArticleBook inOrder = new ArticleBook(C).receiveAll(history);
        List<Edition> mixed = new ArrayList<>(history);
        Random random = new Random(seed);
        for (int i = random.nextInt(10); i > 0 && !history.isEmpty(); i--) {
            mixed.add(history.get(random.nextInt(history.size())));
        }
        Collections.shuffle(mixed, random);
        ArticleBook shuffled = new ArticleBook(C).receiveAll(mixed);
        assertThat(shuffled.sums()).isEqualTo(inOrder.sums());
        long asOf = START + DAYS * DAY;
        for (String issue : ISSUES) {
            assertThat(new Scorer(shuffled.ledger(), C).score(issue, asOf))
                    .isEqualTo(new Scorer(inOrder.ledger(), C).score(issue, asOf));
        }
    }

    @Property(tries = 500)
    void addingAndTakingAwayStoriesStepByStepLeavesWhatIsComputedAtOnce(@ForAll("histories") List<Edition> history) {
        ArticleBook book = new ArticleBook(C);
        Ledger running = new Ledger();
        Scorer scorer = new Scorer(running, C);
        var before = book.sums();
        for (Edition edition : history) {
            var after = book.receive(edition).sums();
            before.forEach((key, sums) -> running.add(key, Sums.ZERO.minus(sums)));
            after.forEach(running::add);
            before = after;
            scorer.score("world", START + DAYS * DAY);
        }
        assertThat(running.toMap()).isEqualTo(book.sums());
        long asOf = START + DAYS * DAY;
        assertThat(scorer.score("world", asOf)).isEqualTo(new Scorer(book.ledger(), C).score("world", asOf));
    }

    @Property(tries = 500)
    void aRetractionRestoresTheFormerStateEvenBeforeItsOriginal(
            @ForAll("histories") List<Edition> history, @ForAll boolean retractionFirst) {
        Edition original = edition("late", 1, false, START + 50 * DAY, "f1", "family9", 0.9, 1);
        Edition retraction = edition("late", 1, true, 0, null, null, 0, 1);
        ArticleBook with = new ArticleBook(C);
        if (retractionFirst) {
            with.receive(retraction);
        }
        with.receive(original).receiveAll(history).receive(retraction);
        assertThat(with.sums()).isEqualTo(new ArticleBook(C).receiveAll(history).sums());
    }

    @Property(tries = 300)
    void copiesByTheSameFamilyChangeNothing(@ForAll("histories") List<Edition> history) {
        Edition first = edition("first", 1, false, START + 400 * DAY, "copied", "family1", 0.7, 1);
        ArticleBook once = new ArticleBook(C).receiveAll(history).receive(first);
        ArticleBook often = new ArticleBook(C).receiveAll(history).receive(first);
        for (int i = 0; i < 10; i++) {
            often.receive(
                    edition("zcopy" + i, 1, false, START + 400 * DAY + i * Hours.MS, "copied", "family1", 0.7, 1));
        }
        assertThat(often.sums()).isEqualTo(once.sums());
    }

    @Property(tries = 500)
    void scoresStayInRangeAndPartsSumToThemExactly(
            @ForAll("histories") List<Edition> history, @ForAll("instants") long asOf, @ForAll("halfLives") double hl) {
        ArticleBook book = new ArticleBook(C).receiveAll(history);
        Ledger ledger = book.ledger();
        Scorer scorer = new Scorer(ledger, C.withHalfLife(hl));
        Explainer explainer = new Explainer(ledger, C);
        for (String issue : ISSUES) {
            Score score = scorer.score(issue, asOf);
            assertThat(score.tension()).isBetween(0.0, 100.0);
            assertThat(score.bandLow()).isBetween(0.0, score.tension());
            assertThat(score.bandHigh()).isBetween(score.tension(), 100.0);
            assertThat(score.effectiveStories()).isFinite().isNotNegative();
            assertThat(score.rawShare()).isFinite();
            assertThat(sum(explainer.byDyad(score, 5))).isEqualTo(score.tensionE4());
            assertThat(sum(explainer.byStory(score, ranked(book, issue)))).isEqualTo(score.tensionE4());
        }
    }

    @Property(tries = 200)
    void oneStoryInTwoHundredMoreOutletsMovesTheScoreByABoundedStep(@ForAll("histories") List<Edition> history) {
        ArticleBook book = new ArticleBook(C).receiveAll(history);
        for (int i = 0; i < 300; i++) {
            book.receive(edition("bg" + i, 1, false, START + 149 * DAY, "bg" + i, "family" + i, 0.0, 1));
        }
        book.receive(edition("wire0", 1, false, START + 149 * DAY, "wire", "outlet0", 0.9, 1));
        double before =
                new Scorer(book.ledger(), C).score("world", START + 150 * DAY).tension();
        for (int i = 1; i <= 200; i++) {
            book.receive(edition("wire" + i, 1, false, START + 149 * DAY, "wire", "outlet" + i, 0.9, 1));
        }
        double after =
                new Scorer(book.ledger(), C).score("world", START + 150 * DAY).tension();
        // Three more stories' worth at most, among at least 200 decayed ones plus the prior: dX <= 3/200.
        double step = 100 * (3.0 / 200) / (3.0 / 200 + C.hotShare());
        assertThat(Math.abs(after - before)).isLessThanOrEqualTo(step);
    }

    @Example
    void tenThousandCopiesOfOneReportAreOneStoryOfBoundedWeight() {
        ArticleBook book = new ArticleBook(C);
        for (int i = 0; i < 300; i++) {
            book.receive(edition("bg" + i, 1, false, START + 149 * DAY, "bg" + i, "family" + i, 0.0, 1));
        }
        book.receive(edition("wire0", 1, false, START + 149 * DAY, "wire", "outlet0", 0.9, 1));
        double one =
                new Scorer(book.ledger(), C).score("world", START + 150 * DAY).tension();
        List<Edition> copies = new ArrayList<>();
        for (int i = 1; i < 10_000; i++) {
            copies.add(edition("wire" + i, 1, false, START + 149 * DAY + i, "wire", "outlet" + i, 0.9, 1));
        }
        book.receiveAll(copies);
        Score all = new Scorer(book.ledger(), C).score("world", START + 150 * DAY);
        assertThat(all.tension()).isGreaterThan(one).isLessThan(100 * 0.015 / (0.015 + C.hotShare()));
        assertThat(book.stories()).hasSize(301);
        copies.forEach(copy -> book.receive(edition(copy.id(), 2, true, 0, null, null, 0, 1)));
        assertThat(new Scorer(book.ledger(), C)
                        .score("world", START + 150 * DAY)
                        .tension())
                .isEqualTo(one);
    }

    @Property(tries = 200)
    void doublingEveryStoryLeavesTheScoreAlmostUnchanged(@ForAll("histories") List<Edition> history) {
        ArticleBook single = new ArticleBook(C).receiveAll(history);
        ArticleBook twice = new ArticleBook(C).receiveAll(history);
        for (int i = 0; i < 2000; i++) {
            Edition edition = edition("bg" + i, 1, false, START + 149 * DAY, "bg" + i, "fam" + i, 0.1, 1);
            single.receive(edition);
            twice.receive(edition);
        }
        Ledger doubled = twice.ledger();
        doubled.addAll(twice.sums());
        long asOf = START + 150 * DAY;
        double t1 = new Scorer(single.ledger(), C).score("world", asOf).tension();
        double t2 = new Scorer(doubled, C).score("world", asOf).tension();
        assertThat(Math.abs(t1 - t2)).isLessThan(1.0);
    }

    @Property(tries = 1000)
    void whatMovedAScoreSumsExactlyToItsDifference(
            @ForAll("histories") List<Edition> history,
            @ForAll("instants") long one,
            @ForAll("instants") long other,
            @ForAll("halfLives") double hl,
            @ForAll boolean isKnown) {
        ArticleBook book = new ArticleBook(C).receiveAll(history);
        ScoreConstants constants = C.withHalfLife(hl);
        long from = Math.min(one, other);
        long to = Math.max(one, other);
        // What was known then lacks the newest of the articles.
        ArticleBook then = new ArticleBook(C).receiveAll(history.subList(0, history.size() / 2));
        for (String issue : ISSUES) {
            Score known = new Scorer(then.ledger(), constants).score(issue, from);
            Movement movement = Movement.between(
                    book.ledger(),
                    constants,
                    issue,
                    from,
                    to,
                    isKnown ? new Movement.Known(known.smoothedShare(), known.tensionE4()) : null,
                    ranked(book, issue),
                    2);
            Score after = new Scorer(book.ledger(), constants).score(issue, to);
            int parts =
                    movement.parts().stream().mapToInt(Movement.Part::pointsE4).sum();
            int entered = movement.entered().stream()
                    .mapToInt(Movement.Entered::pointsE4)
                    .sum();
            assertThat(movement.toE4()).isEqualTo(after.tensionE4());
            assertThat(parts).isEqualTo(movement.toE4() - movement.fromE4());
            int stories = movement.stories().stream()
                    .mapToInt(Movement.EnteredStory::pointsE4)
                    .sum();
            assertThat(entered).isEqualTo(movement.parts().get(0).pointsE4());
            assertThat(stories).isEqualTo(entered);
            if (!isKnown) {
                assertThat(movement.parts().get(4).pointsE4()).isBetween(-1, 1);
            }
        }
    }

    @Property(tries = 1000)
    void noInstantOrHalfLifeMakesAMeasureNaN(
            @ForAll("histories") List<Edition> history, @ForAll("instants") long asOf, @ForAll("halfLives") double hl) {
        Scorer scorer = new Scorer(new ArticleBook(C).receiveAll(history).ledger(), C.withHalfLife(hl));
        for (String issue : ISSUES) {
            Score score = scorer.score(issue, asOf);
            assertThat(List.of(
                            scorer.momentum(issue, asOf),
                            scorer.changeOverDay(issue, asOf),
                            score.smoothedShare(),
                            score.shareOfVolume(),
                            score.volume(),
                            score.totalVolume()))
                    .allMatch(Double::isFinite);
            assertThat(score.learning()).isEqualTo(score.z() == null).isEqualTo(score.ownIndex() == null);
            if (!score.learning()) {
                assertThat(List.of(score.z(), score.ownIndex(), score.percentile(), score.spread()))
                        .allMatch(Double::isFinite);
            }
        }
    }

    private static int sum(List<Contribution> contributions) {
        return contributions.stream().mapToInt(Contribution::pointsE4).sum();
    }

    private static List<RankedStory> ranked(ArticleBook book, String issue) {
        List<RankedStory> ranked = new ArrayList<>();
        for (Story story : book.stories()) {
            for (Story.Value value : story.values()) {
                if (value.issue().equals(issue) && value.strain() != 0) {
                    ranked.add(new RankedStory(
                            issue,
                            story.id(),
                            story.hour(),
                            value.strain(),
                            story.families(),
                            story.leadFamilies(),
                            story.title(),
                            "",
                            null));
                }
            }
        }
        ranked.sort(RankedStory.HEAVIEST_FIRST);
        return ranked.subList(0, Math.min(7, ranked.size()));
    }

    private static Edition edition(
            String id,
            int revision,
            boolean retracted,
            long at,
            String fingerprint,
            String family,
            double strain,
            double weight) {
        Version version = new Version(
                revision, retracted, (at + fingerprint + family + strain + weight).getBytes(StandardCharsets.UTF_8));
        if (retracted) {
            return new Edition(id, version, null, null);
        }
        List<IssueShare> shares = new ArrayList<>();
        for (int i = 0; i < ISSUES.size(); i++) {
            if (strain != 0) {
                shares.add(new IssueShare(
                        ISSUES.get(i),
                        0.5 + i / 10.0,
                        List.of(
                                new Strain("", strain / 4),
                                new Strain("A-B", -strain / 8),
                                new Strain("IND-PAK", strain)),
                        ""));
            } else {
                shares.add(new IssueShare(ISSUES.get(i), 0.3, List.of(), ""));
            }
        }
        return new Edition(id, version, fingerprint, new StoryArticle(id, at, family, weight, "t", null, shares));
    }

    @Provide
    Arbitrary<List<Edition>> histories() {
        Arbitrary<Edition> editions = Combinators.combine(
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(false, false, false, true),
                        Arbitraries.longs().between(START, START + DAYS * DAY),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.doubles().between(-0.99, 0.99),
                        Arbitraries.of(1.0, 1.0, 0.7, 0.0))
                .as((id, revision, retracted, at, fingerprint, family, strain, weight) -> edition(
                        "id" + id, revision, retracted, at, "f" + fingerprint, "family" + family, strain, weight));
        return editions.list().ofMaxSize(40);
    }

    @Provide
    Arbitrary<Long> instants() {
        return Arbitraries.longs().between(START - 10 * DAY, START + 300 * DAY);
    }

    @Provide
    Arbitrary<Double> halfLives() {
        return Arbitraries.of(1.0, 24.0, 72.0, 168.0, 720.0);
    }
}
