package org.barograph.coding;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.barograph.catalog.Actor;
import org.barograph.text.MatchBuffer;
import org.barograph.text.TokenBuffer;

/** Scratch space for one text, used again for the next one by the same thread. */
final class Workspace {
    final TokenBuffer tokens = new TokenBuffer();
    final MatchBuffer matches = new MatchBuffer();
    Trace trace = Trace.OFF;
    /** What stands in datelines, which is no part of the sentences. */
    final MatchBuffer dateline = new MatchBuffer();

    String text = "";
    LocalDate date;
    /** First match of each token, with one entry more than there are tokens. */
    int[] firstMatch = new int[512];

    Mention[] mentions = new Mention[64];
    int mentionCount;
    /** First mention of each sentence, with one entry more than there are sentences. */
    int[] firstMention = new int[64];

    /** Whether each sentence is a headline in which all words are capitalised; see {@link Headline}. */
    boolean[] titleCase = new boolean[64];

    /** Part of speech of each token, as {@link Tagger} tells it. */
    byte[] tags = new byte[512];

    /** Mention that covers each token, or −1. */
    int[] mentionAt = new int[512];

    /** Issues of each sentence. */
    final IssueBits sentenceIssues;

    /** Actors whose full name stands anywhere in the text, of those that have a short one. */
    final Set<Actor> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    Workspace(int issues) {
        sentenceIssues = new IssueBits(issues);
    }

    Mention nextMention() {
        if (mentionCount == mentions.length) {
            mentions = Arrays.copyOf(mentions, mentionCount * 2);
        }
        Mention mention = mentions[mentionCount];
        if (mention == null) {
            mention = new Mention();
            mentions[mentionCount] = mention;
        }
        mentionCount++;
        mention.flags = 0;
        return mention;
    }

    void swapMentions(int one, int other) {
        Mention kept = mentions[one];
        mentions[one] = mentions[other];
        mentions[other] = kept;
    }

    void fit(int tokenCount, int sentenceCount) {
        if (firstMatch.length <= tokenCount) {
            firstMatch = new int[tokenCount * 2];
            tags = new byte[tokenCount * 2];
            mentionAt = new int[tokenCount * 2];
        }
        if (firstMention.length <= sentenceCount) {
            firstMention = new int[sentenceCount * 2];
            titleCase = new boolean[sentenceCount * 2];
        }
        sentenceIssues.begin(sentenceCount);
    }
}
