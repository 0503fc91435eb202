package org.barograph.topology;

/** Names of operators and stores. Renaming one loses users' state: it is a decision, and a golden file keeps them. */
public final class Names {
    // Catalogue
    static final String CATALOG_SOURCE = "catalog-source";
    static final String CATALOG_STORE = "catalog";

    // Tag
    static final String ARTICLES_SOURCE = "articles-source";
    static final String TAG = "tag";
    static final String ARTICLES_STORE = "articles";
    static final String TAG_WATERMARK_STORE = "tag-watermark";

    /** Store of the tag stage: how many articles each source published in each hour. Instances read its changelog. */
    public static final String FEED_DAYS_STORE = "feed-days";

    static final String TAGGED_SINK = "tagged-sink";
    static final String REROUTED_SINK = "rerouted-sink";
    static final String DEAD_LETTERS_SINK = "dead-letters-sink";

    // Story
    static final String TAGGED_SOURCE = "tagged-source";
    static final String STORY = "story";

    /** Store of the story stage: the articles of every fingerprint. */
    public static final String STORY_ARTICLES_STORE = "story-articles";

    /** Store of the story stage: the stories of every fingerprint. */
    public static final String FINGERPRINTS_STORE = "fingerprints";

    static final String DIRTY_STORE = "story-dirty";
    static final String STORY_SUMS_STORE = "story-sums";

    /** Store of the story stage: what each story adds to each issue, the heaviest first. */
    public static final String RANKED_STORE = "story-ranked";

    static final String TOUCHED_STORE = "story-touched";

    /** Store of the story stage: the newest publication of each partition of articles, ms since 1970. */
    public static final String WATERMARKS_STORE = "story-watermarks";

    static final String PARTIAL_SUMS = "partial-sums";

    // Tension
    static final String TENSION = "tension";

    /** Store of the tension stage: every story partition's value of every sum. Its changelog holds all that a score needs. */
    public static final String SUMS_STORE = "sums";

    /** Store of the tension stage: every story partition's heaviest stories of every issue. */
    public static final String TOPS_STORE = "top-stories";

    static final String CLOSED_STORE = "closed-hours";
    static final String TENSION_SINK = "tension-sink";
    static final String HISTORY_SINK = "history-sink";

    // Alert
    static final String ALERT = "alert";
    static final String ALERTS_STORE = "alert-states";
    static final String ALERTS_SINK = "alerts-sink";

    private Names() {}
}
