package org.barograph.coding;

import org.barograph.text.WordSet;

/** Words that the grammar of the coder tells apart one by one, beside the classes of {@link Words}. */
final class WordLists {
    static final WordSet PRONOUNS = WordSet.of("we i you us them him me there");

    /** Words that follow a verb and change its sense, and take no object themselves. */
    static final WordSet PARTICLES = WordSet.of("out up down back away apart aside ahead forward");

    /** With "this", "last" or "next" they tell when. */
    static final WordSet TIMES = WordSet.of(
            "week month year day morning evening afternoon night weekend spring summer autumn winter monday tuesday"
                    + " wednesday thursday friday saturday sunday january february march april june july august september"
                    + " october november december quarter fall");

    static final WordSet WHAT = WordSet.of("what");

    static final WordSet WHOSE = WordSet.of("whose whom");

    static final WordSet AT = WordSet.of("at");

    static final WordSet LEAST = WordSet.of("least most");

    static final WordSet AS = WordSet.of("as");

    static final WordSet NO = WordSet.of("no");

    static final WordSet WHEN = WordSet.of("this last next that late early");

    /** Prepositions behind which stands what it is about, not whom it is done to. */
    static final WordSet TOPICS = WordSet.of("over about during amid without like because");

    /** Prepositions of places that are not where it is done. */
    static final WordSet NEAR = WordSet.of("near along");

    /** Prepositions behind which stands the other side, even where a place stands before. */
    static final WordSet WITH = WordSet.of("with against between on");

    /** Verbs that say that their subject does what a noun behind them names: ordered a raid. */
    static final WordSet DOING = WordSet.of(
            "order orders ordered ordering announce announces announced announcing approve approves approved approving"
                    + " authorise authorises authorised authorize authorizes authorized plan plans planned planning make makes"
                    + " made making hold holds held holding stage stages staged staging begin begins began beginning start"
                    + " starts started starting continue continues continued continuing resume resumes resumed resuming"
                    + " lead leads led leading issue issues issued issuing impose imposes imposed imposing declare declares"
                    + " declared declaring lift lifts lifted lifting revoke revokes revoked revoking launch launches"
                    + " launched launching conduct conducts conducted conducting propose proposes proposed proposing push"
                    + " pushes pushed pushing secure secures secured securing extend extends extended extending");

    /** Nouns for the end of what a noun behind them names: a halt to the raids. */
    static final WordSet CESSATION = WordSet.of("halt pause end lull break");

    static final WordSet EXAMPLES = WordSet.of("including");

    /** Verbs that a clause may follow without "that", beside those of speech. */
    static final WordSet TAKING_CLAUSE = WordSet.of(
            "proving proves proved showing shows showed shown alleging alleges alleged believing believes believed"
                    + " suggesting suggests suggested warning warns warned fearing fears feared thinking thinks thought"
                    + " hoping hopes hoped insisting insists insisted confirming confirms confirmed denying denies denied"
                    + " arguing argues argued indicating indicates indicated revealing reveals revealed meaning means"
                    + " meant knowing knows knew known ensuring ensures ensured");

    /** Verbs that end what a gerund behind them names. */
    static final WordSet STOPPING =
            WordSet.of("stop stops stopped stopping halt halts halted cease ceases ceased quit quits");

    /** Before an infinitive they say that it has a date. */
    static final WordSet ARRANGED = WordSet.of("scheduled set due prepares prepared preparing poised");

    /** Verbs by which somebody says that he did it himself. */
    static final WordSet CLAIMING =
            WordSet.of("claim claims claimed claiming admit admits admitted admitting acknowledge acknowledges"
                    + " acknowledged boast boasts boasted");

    /** Parts of a land: in the east of Libya. */
    static final WordSet PARTS = WordSet.of(
            "east west north south centre center northeast northwest southeast southwest outskirts heart city town"
                    + " village province region district coast");

    /** Before a hyphen they say whose friends or enemies somebody is. */
    static final WordSet FRIEND_OR_FOE = WordSet.of("pro anti");

    static final WordSet PERHAPS = WordSet.of("may might could");

    private WordLists() {}
}
