package org.barograph.coding;

import java.util.Arrays;
import org.barograph.text.TokenBuffer;
import org.barograph.text.VerbForms;

/**
 * Gives each word of a sentence a part of speech, in one pass from left to right: function words by the word itself,
 * verbs by their form and neighbours, all others are nominal (nouns, names, adjectives, numbers).
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

    private static final int AUXILIARIES = Words.BE | Words.HAVE | Words.FUTURE | Words.MAY;
    private static final int VERB_FORMS =
            VerbForms.BASE | VerbForms.THIRD | VerbForms.ING | VerbForms.PAST | VerbForms.PARTICIPLE;
    private static final int FINITE_PAST = VerbForms.PAST;
    private static final int PRESENT = VerbForms.BASE | VerbForms.THIRD;

    private boolean titleCase;
    /** Whether the clause that is being read has a finite verb already. */
    private boolean hasFinite;

    Tagger(Lexicon lexicon, Workspace work) {
        super(lexicon, work);
    }

    /** Tags the sentence. */
    void tag() {
        titleCase = Headline.isTitleCase(tokens, lexicon, from, limit);
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
        part();
    }

    /** Takes apart mentions that "and" joins, of which the second begins another clause: left Iraq and the army waited. */
    private void part() {
        for (int m = firstMention + 1; m < lastMention; m++) {
            Mention mention = work.mentions[m];
            int before = work.mentions[m - 1].end;
            boolean and = mention.is(Mention.JOINED) && before < mention.start && work.tags[before] == CONJUNCTION;
            if (and && opensClause(mention.end) && hasVerbBefore(work.mentions[m - 1].start)) {
                mention.flags &= ~Mention.JOINED;
            }
        }
    }

    private boolean opensClause(int start) {
        int t = start;
        while (t < limit && work.tags[t] == ADVERB) {
            t++;
        }
        return t < limit
                && !tokens.has(t, TokenBuffer.COMMA | TokenBuffer.BREAK)
                && (work.tags[t] == VERB || work.tags[t] == AUXILIARY)
                && (forms(t) & VerbForms.ING) == 0;
    }

    private boolean hasVerbBefore(int start) {
        for (int t = start - 1; t >= from; t--) {
            byte tag = work.tags[t];
            boolean ends = tokens.has(t + 1, TokenBuffer.COMMA | TokenBuffer.BREAK) || isClass(t, Words.SPEECH);
            if (ends || tag == SUBORDINATOR || tag == THAT || tag == RELATIVE) {
                return false;
            }
            if (tag == VERB) {
                return true;
            }
        }
        return false;
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
        return forms != 0 && isVerb(t, forms) ? VERB : NOMINAL;
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
        boolean help = (wordClass & (Words.DO | AUXILIARIES)) == Words.DO && (forms & PRESENT) == 0;
        boolean noun = modal && t > from && (work.tags[t - 1] == DETERMINER || isOwner(t - 1));
        return !name && !noun && !help && !(isDoLike(t, wordClass));
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
        return (forms(next) & VerbForms.BASE) != 0 && !(tokens.capitalised(next) && !titleCase);
    }

    private byte that(int t) {
        if (t == from || t + 1 >= limit) {
            return DETERMINER;
        }
        byte before = work.tags[t - 1];
        boolean verbNext = isClass(t + 1, AUXILIARIES) || (forms(t + 1) & (FINITE_PAST | VerbForms.THIRD)) != 0;
        if (before == NOMINAL && (verbNext || !hasFinite)) {
            return RELATIVE;
        }
        if (before == PREPOSITION || before == DETERMINER) {
            return DETERMINER;
        }
        return THAT;
    }

    private boolean isVerb(int t, int forms) {
        if (!has(forms, VERB_FORMS)) {
            return false;
        }
        boolean parted = tokens.has(t, TokenBuffer.COMMA | TokenBuffer.BREAK);
        if (tokens.has(t, TokenBuffer.HYPHEN) || (t + 1 < limit && tokens.has(t + 1, TokenBuffer.HYPHEN))) {
            return false;
        }
        if (tokens.has(t, TokenBuffer.POSSESSIVE) || (tokens.capitalised(t) && t > from && !titleCase)) {
            return false;
        }
        int before = t - 1;
        while (before >= from && work.tags[before] == ADVERB && !tokens.has(before + 1, TokenBuffer.BREAK)) {
            before--;
        }
        if (before < from || parted) {
            return begins(t, forms, before < from);
        }
        return switch (work.tags[before]) {
            case AUXILIARY -> behindAuxiliary(before, forms);
            case TO -> (forms & VerbForms.BASE) != 0;
            case PRONOUN, RELATIVE -> (forms & ~VerbForms.ING) != 0;
            case DETERMINER -> isClass(before, Words.QUANTITY) && (forms & FINITE_PAST) != 0 && !isNominalAt(t + 1);
            case PREPOSITION -> has(forms, VerbForms.ING) && (!has(forms, VerbTable.GERUND) || opensObject(t + 1));
            case VERB -> behindVerb(before, t, forms);
            case CONJUNCTION -> behindConjunction(before, t, forms);
            case SUBORDINATOR, THAT ->
                (forms & (VerbForms.ING | VerbForms.PARTICIPLE | FINITE_PAST)) != 0
                        && (forms & VerbTable.GERUND) == 0
                        && !isNominalAt(t + 1);
            default -> !isOwner(before) && behindNominal(before, t, forms);
        };
    }

    private static boolean has(int forms, int flags) {
        return (forms & flags) != 0;
    }

    private boolean behindAuxiliary(int before, int forms) {
        if (isClass(before, Words.FUTURE | Words.MAY | Words.DO)) {
            return has(forms, VerbForms.BASE);
        }
        return has(forms, VerbForms.PARTICIPLE | VerbForms.ING);
    }

    private boolean behindVerb(int before, int t, int forms) {
        if (isClass(before, Words.DO) && has(forms, VerbForms.BASE)) {
            return true;
        }
        if (has(forms, FINITE_PAST) && isInRelative(before)) {
            return true;
        }
        boolean governed = WordLists.STOPPING.contains(tokens.hash(before)) || isClass(before, Words.ASPECT);
        return has(forms, VerbForms.ING) && !has(forms, VerbTable.GERUND) && (governed || !isNominalAt(t + 1));
    }

    /** Whether a relative clause ends with the verb at a token. */
    private boolean isInRelative(int verb) {
        for (int t = verb - 1; t > from && !tokens.has(t + 1, TokenBuffer.COMMA | TokenBuffer.BREAK); t--) {
            if (work.tags[t] == RELATIVE) {
                return true;
            }
        }
        return false;
    }

    /** At the beginning of a sentence or behind a comma. */
    private boolean begins(int t, int forms, boolean first) {
        if (has(forms, VerbForms.ING | VerbForms.PARTICIPLE | FINITE_PAST)) {
            return !has(forms, VerbTable.GERUND) && !(first && isNominalAt(t + 1) && has(forms, VerbForms.PARTICIPLE));
        }
        boolean third = has(forms, VerbForms.THIRD);
        return !first && third && (!has(forms, VerbTable.NOUNISH) || opensObject(t + 1));
    }

    private boolean behindConjunction(int before, int t, int forms) {
        if (has(forms, FINITE_PAST)) {
            return true;
        }
        int one = before - 1;
        while (one >= from && work.tags[one] != VERB && before - one < 12) {
            one--;
        }
        boolean alike = one >= from && work.tags[one] == VERB && has(forms(one), forms & ~VerbTable.NOUNISH);
        return alike && (!has(forms, VerbTable.NOUNISH | VerbTable.GERUND) || opensObject(t + 1));
    }

    private boolean behindNominal(int before, int t, int forms) {
        if (has(forms, VerbForms.ING)) {
            return has(forms, VerbTable.GERUND) ? opensObject(t + 1) && !isVerbAt(t + 1) : !isVerbAt(t + 1);
        }
        if (has(forms, FINITE_PAST | VerbForms.PARTICIPLE) && !has(forms, PRESENT)) {
            return true;
        }
        if (t + 1 >= limit || tokens.has(t + 1, TokenBuffer.COMMA | TokenBuffer.BREAK)) {
            return !has(forms, VerbTable.NOUNISH) && !hasFinite;
        }
        if (isVerbAt(t + 1)) {
            return false;
        }
        boolean adverb = before < t - 1 && !has(forms, VerbTable.NOUNISH);
        boolean plural = adverb || isPlural(before) || isJoined(before);
        boolean agrees = has(forms, VerbForms.THIRD) ? !plural || work.mentionAt[before] != NONE : plural;
        if (has(forms, FINITE_PAST) && has(forms, VerbForms.BASE)) {
            agrees = true;
        }
        if (!agrees) {
            return false;
        }
        if (!has(forms, VerbTable.NOUNISH)) {
            return true;
        }
        return !hasFinite && (opensObject(t + 1) || !isFiniteAhead(t + 1));
    }

    private boolean isJoined(int token) {
        int mention = work.mentionAt[token];
        return mention != NONE && work.mentions[mention].is(Mention.JOINED);
    }

    private boolean isOwner(int token) {
        int mention = work.mentionAt[token];
        return tokens.has(token, TokenBuffer.POSSESSIVE)
                || (mention != NONE && token == work.mentions[mention].end - 1 && isAdjective(mention));
    }

    private boolean isAdjective(int mention) {
        return work.mentions[mention].is(Mention.ATTRIBUTE);
    }

    /** Whether a noun phrase or what may stand between a verb and it begins at a token. */
    private boolean opensObject(int token) {
        if (token >= limit || tokens.has(token, TokenBuffer.COMMA | TokenBuffer.BREAK)) {
            return false;
        }
        return work.mentionAt[token] != NONE
                || tokens.has(token, TokenBuffer.NUMBER)
                || isClass(token, Words.DETERMINER | Words.TO)
                || isAdverb(token)
                || (wordClass(token) == 0 && forms(token) == 0);
    }

    private boolean isNominalAt(int token) {
        return token < limit
                && !tokens.has(token, TokenBuffer.COMMA | TokenBuffer.BREAK)
                && (work.mentionAt[token] != NONE || (wordClass(token) == 0 && forms(token) == 0));
    }

    /** Whether a word can only be a verb or auxiliary. */
    private boolean isVerbAt(int token) {
        if (token >= limit || work.mentionAt[token] != NONE) {
            return false;
        }
        if (isClass(token, AUXILIARIES)) {
            return true;
        }
        int forms = forms(token);
        return has(forms, FINITE_PAST | VerbForms.THIRD) && !has(forms, VerbTable.NOUNISH | VerbForms.BASE);
    }

    /** Whether a finite verb follows before the clause ends. */
    private boolean isFiniteAhead(int start) {
        for (int t = start; t < limit; t++) {
            boolean ends = tokens.has(t, TokenBuffer.COMMA | TokenBuffer.BREAK)
                    || isClass(t, Words.SUBORDINATOR | Words.PRONOUN | Words.AND);
            if (ends) {
                return false;
            }
            if (isVerbAt(t)) {
                return true;
            }
        }
        return false;
    }

    private int forms(int token) {
        return token < limit ? lexicon.verbForms(tokens.word(token)) : 0;
    }
}
