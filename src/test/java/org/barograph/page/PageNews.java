package org.barograph.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Ninety days of invented news by invented outlets, oldest first: little happens, until on one day China and Taiwan
 * make the headlines of many outlets.
 */
final class PageNews {
    static final int DAYS = 90;
    /** So many days ago the tension rose. */
    static final int RISE_DAYS_AGO = 4;

    static final String FIRST_HEADLINE = "China fires missiles into waters off Taiwan";
    static final String SECOND_HEADLINE = "Chinese warships blockade the port of Keelung in Taiwan";

    private static final int QUIET_A_DAY = 11;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> OUTLETS = List.of(
            "The Harbour Post",
            "Evening Ledger",
            "Northgate Wire",
            "Meridian Daily",
            "Lantern Review",
            "Coastal Herald",
            "The Upland Times",
            "Quayside News");
    private static final List<String> TOWNS =
            List.of("Ashford", "Brackley", "Corwen", "Dunmore", "Elstow", "Farley", "Gorsey", "Hexworth");
    private static final List<String> WORKS =
            List.of("library", "footbridge", "swimming pool", "tram depot", "market hall", "orchard", "bandstand");

    private final Instant now;
    private final StringBuilder lines = new StringBuilder();

    private PageNews(Instant now) {
        this.now = now;
    }

    /** All of it as JSON lines. */
    static String upTo(Instant now) {
        PageNews news = new PageNews(now);
        for (int daysAgo = DAYS; daysAgo >= 0; daysAgo--) {
            news.day(daysAgo);
        }
        return news.lines.toString();
    }

    /** The instant at which the headlines broke. */
    static Instant rise(Instant now) {
        return now.truncatedTo(ChronoUnit.DAYS)
                .minus(Duration.ofDays(RISE_DAYS_AGO))
                .plus(Duration.ofHours(10));
    }

    private void day(int daysAgo) {
        Instant morning = now.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(daysAgo));
        for (int item = 0; item < QUIET_A_DAY; item++) {
            quiet(morning.plus(Duration.ofHours(2L * item)), daysAgo, item);
        }
        add(
                morning.plus(Duration.ofHours(1)),
                "trade-" + daysAgo,
                "Evening Ledger",
                "Canada and the European Union discuss tariffs on " + WORKS.get(daysAgo % WORKS.size()) + " timber",
                "Canada and the European Union met in round " + daysAgo + " of their talks about tariffs on timber.");
        if (daysAgo % 9 == 4) {
            add(
                    morning.plus(Duration.ofHours(5)),
                    "strait-" + daysAgo,
                    "Northgate Wire",
                    "Taiwan criticises China over a balloon, the " + daysAgo + "th of the season",
                    "Taiwan criticised China on the day after balloon number " + daysAgo + " was seen over Penghu.");
        }
        if (daysAgo < RISE_DAYS_AGO) {
            story(
                    morning,
                    "later-" + daysAgo,
                    "China and Taiwan trade threats, " + daysAgo + " days before the talks",
                    "China threatened Taiwan with a blockade " + daysAgo + " days before the talks in Kinmen.");
        }
        if (daysAgo == RISE_DAYS_AGO) {
            story(rise(now), "first", FIRST_HEADLINE, "China fired eleven missiles into waters off Taiwan at dawn.");
            story(
                    rise(now).plus(Duration.ofHours(2)),
                    "second",
                    SECOND_HEADLINE,
                    "Chinese warships blockaded the port of Keelung in Taiwan and turned nine freighters away.");
        }
    }

    private void quiet(Instant at, int daysAgo, int item) {
        String town = TOWNS.get((daysAgo + item) % TOWNS.size());
        String work = WORKS.get((daysAgo * 3 + item) % WORKS.size());
        int number = daysAgo * QUIET_A_DAY + item;
        add(
                at,
                "quiet-" + number,
                OUTLETS.get(item % OUTLETS.size()),
                town + " opens its " + work + " number " + number,
                "The mayor of " + town + " opened the " + work + " that " + number + " neighbours had painted.");
    }

    /** One report in all outlets. */
    private void story(Instant at, String id, String title, String body) {
        for (int outlet = 0; outlet < OUTLETS.size(); outlet++) {
            add(at.plus(Duration.ofMinutes(3L * outlet)), id + "-" + outlet, OUTLETS.get(outlet), title, body);
        }
    }

    private void add(Instant at, String id, String source, String title, String body) {
        if (at.isAfter(now)) {
            return;
        }
        String host = source.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]+", "-");
        lines.append(article(host + ":" + id, source, at, title, body, "https://" + host + ".example/" + id));
    }

    /** One article as a JSON line. */
    static String article(String id, String source, Instant at, String title, String body, String url) {
        ObjectNode article = MAPPER.createObjectNode();
        article.put("id", id);
        article.put("source", source);
        article.put("published_at", at.truncatedTo(ChronoUnit.SECONDS).toString());
        article.put("title", title);
        article.put("body", body);
        article.put("url", url);
        return article + "\n";
    }
}
