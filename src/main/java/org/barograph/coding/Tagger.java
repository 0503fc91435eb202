package org.barograph.coding;

import java.util.Arrays;
import org.barograph.text.TokenBuffer;
import org.barograph.text.VerbForms;

/**
 * Gives each word of a sentence a part of speech, in one pass from left to right: function words by the word itself,
 * verbs by their form and neighbours ({@link VerbPlaces}), all others are nominal (nouns, names, adjectives, numbers).
 */
final class Tagger extends InSentence {
    static final byte NOMINAL = 0;
    static final byte DETERMINER = 1;
    static final byte PREPOSITION = 2;
    static final byte VERB = 3;
    static final byte AUXILIARY = 4;
    /** Before an infinitive. */
    static final byte TO = 5;

    static final byte CONJUNCTION = 6;
    static final byte SUBORDINATOR = 7;
    /** Who, which, that behind a noun. */
    static final byte RELATIVE = 8;

    static final byte PRONOUN = 9;
    static final byte ADVERB = 10;
    /** Begins a clause that is the object: said that. */
    static final byte THAT = 11;

    static final int AUXILIARIES = Words.BE | Words.HAVE | Words.FUTURE | Words.MAY;

    private final VerbPlaces verbs;
    private boolean titleCase;
    /** Whether the clause that is being read has a finite verb already. */
    private boolean hasFinite;

    Tagger(Lexicon lexicon, Workspace work, VerbPlaces verbs) {
        super(lexicon, work);
        this.verbs = verbs;
    }

    /** Tags the sentence and notes which mention covers each of its tokens. */
    void tag() {
        titleCase = work.titleCase[sentence];
        hasFinite = false;
        Arrays.fill(work.mentionAt, from, limit, NONE);
        for (int m = firstMention; m < lastMention; m++) {
            Arrays.fill(work.mentionAt, work.mentions[m].start, Math.min(limit, work.mentions[m].end), m);
        }
        for (int t = from; t < limit; t++) {
            byte tag = tagOf(t);
            work.tags[t] = tag;
            if (tag == VERB || tag == AUXILIARY) {
                hasFinite = !isClass(t, Words.SPEECH);
            } else if (tag == SUBORDINATOR || tag == RELATIVE || tag == THAT || tokens.has(t, TokenBuffer.BREAK)) {
                hasFinite = false;
            }
        }
    }

    private byte tagOf(int t) {
        if (work.mentionAt[t] != NONE || tokens.has(t, TokenBuffer.NUMBER)) {
            return NOMINAL;
        }
        int wordClass = wordClass(t);
        int forms = forms(t);
        if (isTime(t)) {
            return ADVERB;
        }
        if ((wordClass & Words.TO) != 0) {
            return isInfinitive(t + 1) ? TO : PREPOSITION;
        }
        if ((wordClass & (AUXILIARIES | Words.DO)) != 0 && isAuxiliary(t, wordClass, forms)) {
            return AUXILIARY;
        }
        if (isThat(wordClass)) {
            return that(t);
        }
        if (WordLists.AS.contains(tokens.hash(t)) && t > from && work.tags[t - 1] == VERB) {
            return PREPOSITION;
        }
        if ((wordClass & Words.SUBORDINATOR) != 0) {
            boolean relative = (wordClass & Words.PRONOUN) != 0 || WordLists.WHOSE.contains(tokens.hash(t));
            return relative ? RELATIVE : SUBORDINATOR;
        }
        if ((wordClass & Words.PRONOUN) != 0 || WordLists.PRONOUNS.contains(tokens.hash(t))) {
            return PRONOUN;
        }
        if ((wordClass & Words.IF) != 0) {
            return SUBORDINATOR;
        }
        if ((wordClass & Words.DETERMINER) != 0) {
            return DETERMINER;
        }
        if ((wordClass & Words.PREPOSITION) != 0) {
            return PREPOSITION;
        }
        if ((wordClass & Words.AND) != 0) {
            return CONJUNCTION;
        }
        if (WordLists.WHAT.contains(tokens.hash(t))) {
            return THAT;
        }
        if (isNo(t)) {
            return DETERMINER;
        }
        if ((wordClass & (Words.ADVERB | Words.NEGATION)) != 0
                || isManner(t)
                || WordLists.PARTICLES.contains(tokens.hash(t))) {
            return ADVERB;
        }
        return forms != 0 && verbs.isVerb(t, forms, hasFinite) ? VERB : NOMINAL;
    }

    /** Whether a word belongs to a time such as "last week", which may stand anywhere in a clause. */
    private boolean isTime(int t) {
        boolean next =
                t + 1 < limit && WordLists.TIMES.contains(tokens.hash(t + 1)) && !tokens.has(t + 1, TokenBuffer.COMMA);
        boolean opens = next && (WordLists.WHEN.contains(tokens.hash(t)) || isOnDay(t));
        if (isAtLeast(t) || (t > from && isAtLeast(t - 1))) {
            return true;
        }
        boolean ends =
                t > from && WordLists.TIMES.contains(tokens.hash(t)) && WordLists.WHEN.contains(tokens.hash(t - 1));
        return (opens || ends) && !tokens.has(t, TokenBuffer.POSSESSIVE);
    }

    /** Whether a preposition stands before a weekday: on Tuesday. */
    private boolean isOnDay(int t) {
        return isClass(t, Words.PREPOSITION) && isClass(t + 1, Words.ADVERB);
    }

    private boolean isAtLeast(int t) {
        return t + 1 < limit && WordLists.AT.contains(tokens.hash(t)) && WordLists.LEAST.contains(tokens.hash(t + 1));
    }

    private boolean isNo(int t) {
        return isClass(t, Words.NEGATION) && WordLists.NO.contains(tokens.hash(t));
    }

    private boolean isAuxiliary(int t, int wordClass, int forms) {
        boolean modal = (wordClass & (Words.FUTURE | Words.MAY)) != 0;
        boolean name = modal && tokens.capitalised(t) && t > from && !titleCase;
        boolean help =
                (wordClass & (Words.DO | AUXILIARIES)) == Words.DO && !has(forms, VerbForms.BASE | VerbForms.THIRD);
        boolean noun = modal && t > from && (work.tags[t - 1] == DETERMINER || verbs.isOwner(t - 1));
        return !name && !noun && !help && !isDoLike(t, wordClass);
    }

    /** Make, help, let and see are followed by bare infinitives, but are verbs of their own. */
    private boolean isDoLike(int t, int wordClass) {
        boolean only = (wordClass & AUXILIARIES) == 0;
        char first = Character.toLowerCase(work.text.charAt(tokens.start(t)));
        return only && first != 'd';
    }

    private boolean isInfinitive(int next) {
        if (next >= limit || work.mentionAt[next] != NONE || tokens.has(next, TokenBuffer.COMMA | TokenBuffer.BREAK)) {
            return false;
        }
        if (isAdverb(next)) {
            return isInfinitive(next + 1);
        }
        if (isClass(next, Words.BE | Words.HAVE | Words.DO)) {
            return true;
        }
        return has(forms(next), VerbForms.BASE) && !(tokens.capitalised(next) && !titleCase);
    }

    private byte that(int t) {
        if (t == from || t + 1 >= limit) {
            return DETERMINER;
        }
        byte before = work.tags[t - 1];
        boolean verbNext = isClass(t + 1, AUXILIARIES) || has(forms(t + 1), VerbForms.PAST | VerbForms.THIRD);
        if (before == NOMINAL && (verbNext || !hasFinite)) {
            return RELATIVE;
        }
        if (before == PREPOSITION || before == DETERMINER) {
            return DETERMINER;
        }
        return THAT;
    }
}
