package org.barograph.coding;

import org.barograph.text.TokenBuffer;
import org.barograph.text.VerbForms;

/** Tells a verb from a noun by what stands around it. */
final class PartOfSpeech extends InSentence {
    /** How many tokens a heading may have before its last word. */
    private static final int MAX_HEADING = 5;

    PartOfSpeech(Lexicon lexicon, Workspace work) {
        super(lexicon, work);
    }

    /** Whether a noun is expected at a place: behind an article, a possessive, an adjective or a preposition. */
    boolean isNounPlace(int start, int end) {
        if (start == from) {
            return end < limit && isClass(end, Words.AFFECTED | Words.BY) && !isClass(end, Words.TO);
        }
        int before = start - 1;
        int wordClass = wordClass(before);
        if ((wordClass & Words.TO) != 0) {
            return false;
        }
        boolean opens = !tokens.has(start, TokenBuffer.COMMA | TokenBuffer.BREAK);
        if (opens && tokens.has(before, TokenBuffer.NUMBER)) {
            return true;
        }
        if (opens && (wordClass & (Words.DETERMINER | Words.PREPOSITION)) != 0 && (wordClass & Words.PRONOUN) == 0) {
            return true;
        }
        if (opens && tokens.has(before, TokenBuffer.POSSESSIVE)) {
            return true;
        }
        int mention = mentionEndingAt(start);
        return opens && mention != NONE && work.mentions[mention].is(Mention.ATTRIBUTE);
    }

    /** Whether a verb is expected at a place: behind to, an auxiliary or a pronoun. */
    boolean isVerbPlace(int start) {
        if (start == from) {
            return false;
        }
        int wordClass = wordClass(start - 1);
        int verbal = Words.TO | Words.FUTURE | Words.MAY;
        return (wordClass & verbal) != 0 || ((wordClass & Words.PRONOUN) != 0 && (wordClass & Words.DETERMINER) == 0);
    }

    /** Whether a word that may be a verb stands before an auxiliary and so is its subject: "the bomb was". */
    boolean isSubject(int start, int end, int form) {
        boolean finite = (form & ~(VerbForms.BASE | VerbForms.THIRD)) == 0;
        return finite
                && end == start + 1
                && end < limit
                && isClass(end, Words.BE | Words.HAVE | Words.MAY | Words.FUTURE)
                && !tokens.has(end, TokenBuffer.COMMA | TokenBuffer.BREAK);
    }

    /**
     * Whether a base form without auxiliary may be a verb: behind to or a helping verb, or behind a plural subject.
     * Elsewhere it is a noun: a suicide attack.
     */
    boolean isBaseVerbPlace(int start) {
        if (start == from || tokens.has(start, TokenBuffer.COMMA)) {
            return start != from;
        }
        int before = start - 1;
        int verbal = Words.TO | Words.FUTURE | Words.MAY | Words.NEGATION | Words.AND | Words.DO;
        if (isClass(before, verbal) || isAdverb(before)) {
            return true;
        }
        if (isClass(before, Words.PRONOUN)) {
            return true;
        }
        int mention = mentionEndingAt(start);
        if (mention == NONE) {
            return isPlural(before);
        }
        boolean plural = work.mentions[mention].is(Mention.JOINED);
        for (int t = work.mentions[mention].start; t < start && !plural; t++) {
            plural = isPlural(t);
        }
        return plural;
    }

    /** Whether what stands behind a word in -s shows it to be a noun: the clashes in, the strikes on. */
    boolean isNounBefore(int end) {
        return end < limit
                && !tokens.has(end, TokenBuffer.COMMA | TokenBuffer.BREAK)
                && isClass(end, Words.AFFECTED | Words.BY);
    }

    /** Whether an infinitive follows a word of intent: wants to help. */
    boolean governsInfinitive(int start) {
        return isClass(start + 1, Words.TO) && isClass(start, Words.INTENT);
    }

    /** Whether words are part of an actor's name: the Revolutionary Guards. */
    boolean isInsideMention(int start, int end) {
        for (int m = firstMention; m < lastMention; m++) {
            if (work.mentions[m].start < end && start < work.mentions[m].end) {
                return work.mentions[m].start <= start && end <= work.mentions[m].end;
            }
        }
        return false;
    }

    /** Whether a noun is the heading before a colon: 2011 protests: minister resigns. */
    boolean isHeading(Candidate candidate) {
        return candidate.start - from <= MAX_HEADING
                && candidate.end < limit
                && tokens.has(candidate.end, TokenBuffer.BREAK)
                && !tokens.has(candidate.start, TokenBuffer.BREAK);
    }

    /** Whether a gerund stands behind a preposition that makes it a purpose or a charge: aimed at attacking. */
    boolean isPurpose(int start) {
        int before = Math.max(from, start - 1);
        return isClass(before, Words.LINK | Words.LOCATIVE) && !isClass(before, Words.OF);
    }
}
