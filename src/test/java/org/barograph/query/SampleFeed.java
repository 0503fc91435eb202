package org.barograph.query;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.barograph.tension.ArticleBook;
import org.barograph.tension.Hours;
import org.barograph.tension.IssueShare;
import org.barograph.tension.RankedStory;
import org.barograph.tension.ScoreConstants;
import org.barograph.tension.Story;
import org.barograph.tension.StoryArticle;
import org.barograph.tension.Strain;
import org.barograph.tension.Version;

/**
 * Sixty days of reports: thirty a day about other things and one about Kashmir, and on the last day a clash there that two
 * outlets print. From 2025-03-01 on; the newest hour begins on 2025-04-29 at noon.
 */
public final class SampleFeed {
    public static final long START = 1_740_787_200_000L;
    public static final int DAYS = 60;
    /** The end of the newest hour with articles. */
    public static final long END = START + (DAYS - 1) * day() + 13 * Hours.MS;

    private final ArticleBook book = new ArticleBook(ScoreConstants.DEFAULT);

    public SampleFeed() {
        for (int day = 0; day < DAYS; day++) {
            long noon = START + day * day() + 12 * Hours.MS;
            for (int i = 0; i < 30; i++) {
                publish("other" + day + "-" + i, noon - i * Hours.MS / 4, "Harbour Post", 0);
            }
            publish("kashmir" + day, noon - Hours.MS, "Evening Ledger", day % 3 == 0 ? -0.4 : 0.3);
        }
        publish("clash", END - 2 * Hours.MS, "Harbour Post", 0.9);
        publish("clash", END - Hours.MS, "Evening Ledger", 0.9);
    }

    private static long day() {
        return Hours.PER_DAY * Hours.MS;
    }

    private void publish(String text, long atMs, String family, double strain) {
        String id = family + ":" + text;
        List<IssueShare> shares = strain == 0
                ? List.of()
                : List.of(
                        new IssueShare("kashmir", 0.8, List.of(new Strain("IND-PAK", strain)), "A report of " + text));
        book.receive(new ArticleBook.Edition(
                id,
                new Version(1, false, id.getBytes(StandardCharsets.UTF_8)),
                text,
                new StoryArticle(id, atMs, family, 1, "Title of " + text, null, shares)));
    }

    /** Takes an article back that was published. */
    public SampleFeed retract(String family, String text) {
        book.receive(new ArticleBook.Edition(
                family + ":" + text, new Version(Integer.MAX_VALUE, true, new byte[0]), null, null));
        return this;
    }

    /** What scores are computed from. */
    public ScoreReader.Snapshot snapshot() {
        Map<String, List<RankedStory>> stories = new TreeMap<>();
        for (Story story : book.stories()) {
            RankedStory.of(story).forEach(one -> stories.computeIfAbsent(one.issue(), issue -> new ArrayList<>())
                    .add(one));
        }
        stories.values().forEach(list -> list.sort(RankedStory.HEAVIEST_FIRST));
        return new ScoreReader.Snapshot(book.ledger(), stories);
    }
}
