package org.barograph.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.barograph.stream.avro.Article;

/**
 * Articles as many outlets publish them over fifty days: copies of each other's stories, revisions with another text,
 * retractions with and without a revision to follow, and records without a value. The same for the same seed.
 *
 * @param publications in the order of publishing, which is not that of their dates
 */
record RandomHistory(List<Publication> publications) {
    private static final Duration SPAN = Duration.ofDays(50);

    /**
     * A record of the articles topic.
     *
     * @param key its key, or null
     * @param article its value, or null
     */
    record Publication(String key, Article article) {}

    /**
     * @param newest no article is dated later
     * @param stories headline and body of each story; equal ones are copies
     */
    static RandomHistory of(long seed, int records, Instant newest, List<String[]> stories) {
        Random random = new Random(seed);
        List<Publication> publications = new ArrayList<>(records);
        int ids = records / 2;
        while (publications.size() < records) {
            int number = random.nextInt(ids);
            String id = "wire:" + number;
            int revision = 1 + random.nextInt(3);
            int kind = random.nextInt(20);
            if (kind == 0) {
                publications.add(new Publication(id, null));
            } else if (kind < 3) {
                publications.add(new Publication(id, Driver.retraction(id, revision)));
            } else {
                // A revision often keeps the story, and sometimes belongs to another one.
                String[] story = stories.get((number + random.nextInt(3)) % stories.size());
                Article article = Driver.article(
                        id,
                        "Outlet " + random.nextInt(40),
                        newest.minusSeconds(random.nextInt((int) SPAN.toSeconds())),
                        story[0],
                        story[1]);
                article.setRevision(revision);
                publications.add(new Publication(kind == 3 ? null : id, article));
            }
        }
        return new RandomHistory(List.copyOf(publications));
    }

    /** Stories in the words of {@link WordCoding}. */
    static List<String[]> stories(int count) {
        String[] bodies = {
            "",
            "taiwan-strait",
            "taiwan-strait:CHN-TWN:-9 kashmir:IND-PAK:4",
            "kashmir::-7 kashmir:PAK-IND:-2",
            "sudan:SDN-RSF:-10 sudan:SDN-RSF:6",
            "sahel:MLI-FRA:3",
            "red-sea:YEM-USA:-8.3 red-sea:USA-YEM:-10",
            "venezuela:USA-VEN:-5 energy::-4",
            "iran-nuclear:IRN-USA:-6 iran-nuclear:IRN-GBR:3.4 sanctions:USA-IRN:-8"
        };
        List<String[]> stories = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            stories.add(new String[] {"Headline " + i, bodies[i % bodies.length]});
        }
        return stories;
    }

    /** The first part, as a history of its own. */
    RandomHistory first(int records) {
        return new RandomHistory(publications.subList(0, records));
    }

    /** What follows after the first part. */
    RandomHistory after(int records) {
        return new RandomHistory(publications.subList(records, publications.size()));
    }
}
