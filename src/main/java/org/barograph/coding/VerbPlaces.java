package org.barograph.coding;

import org.barograph.text.TokenBuffer;
import org.barograph.text.VerbForms;

/** Tells whether a word that may be a verb is one where it stands, by the tags of the words before it. */
final class VerbPlaces extends InSentence {
    private static final int VERB_FORMS =
            VerbForms.BASE | VerbForms.THIRD | VerbForms.ING | VerbForms.PAST | VerbForms.PARTICIPLE;
    private static final int PRESENT = VerbForms.BASE | VerbForms.THIRD;

    /** How many tokens before "and" the verb may stand that another one is joined to. */
    private static final int MAX_CONJUNCT = 12;

    VerbPlaces(Lexicon lexicon, Workspace work) {
        super(lexicon, work);
    }

    /**
     * Whether a word is a verb; the words before it must have been tagged.
     *
     * @param forms verb forms that the word can be
     * @param hasFinite whether its clause has a finite verb already
     */
    boolean isVerb(int t, int forms, boolean hasFinite) {
        if (!has(forms, VERB_FORMS)) {
            return false;
        }
        boolean parted = tokens.has(t, TokenBuffer.COMMA | TokenBuffer.BREAK);
        if (tokens.has(t, TokenBuffer.HYPHEN) || (t + 1 < limit && tokens.has(t + 1, TokenBuffer.HYPHEN))) {
            return false;
        }
        if (tokens.has(t, TokenBuffer.POSSESSIVE) || (tokens.capitalised(t) && t > from && !work.titleCase[sentence])) {
            return false;
        }
        int before = t - 1;
        while (before >= from && work.tags[before] == Tagger.ADVERB && !tokens.has(before + 1, TokenBuffer.BREAK)) {
            before--;
        }
        if (before < from || parted) {
            return begins(t, forms, before < from);
        }
        return switch (work.tags[before]) {
            case Tagger.AUXILIARY -> behindAuxiliary(before, forms);
            case Tagger.TO -> (forms & VerbForms.BASE) != 0;
            case Tagger.PRONOUN, Tagger.RELATIVE -> (forms & ~VerbForms.ING) != 0;
            case Tagger.DETERMINER ->
                isClass(before, Words.QUANTITY) && (forms & VerbForms.PAST) != 0 && !isNominalAt(t + 1);
            case Tagger.PREPOSITION ->
                has(forms, VerbForms.ING) && (!has(forms, VerbTable.GERUND) || opensObject(t + 1));
            case Tagger.VERB -> behindVerb(before, t, forms);
            case Tagger.CONJUNCTION -> behindConjunction(before, t, forms);
            case Tagger.SUBORDINATOR, Tagger.THAT ->
                (forms & (VerbForms.ING | VerbForms.PARTICIPLE | VerbForms.PAST)) != 0
                        && (forms & VerbTable.GERUND) == 0
                        && !isNominalAt(t + 1);
            default -> !isOwner(before) && behindNominal(before, t, forms, hasFinite);
        };
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
        if (has(forms, VerbForms.PAST) && isInRelative(before)) {
            return true;
        }
        boolean governed = WordLists.STOPPING.contains(tokens.hash(before)) || isClass(before, Words.ASPECT);
        return has(forms, VerbForms.ING) && !has(forms, VerbTable.GERUND) && (governed || !isNominalAt(t + 1));
    }

    /** Whether a relative clause ends with the verb at a token. */
    private boolean isInRelative(int verb) {
        for (int t = verb - 1; t > from && !tokens.has(t + 1, TokenBuffer.COMMA | TokenBuffer.BREAK); t--) {
            if (work.tags[t] == Tagger.RELATIVE) {
                return true;
            }
        }
        return false;
    }

    /** At the beginning of a sentence or behind a comma. */
    private boolean begins(int t, int forms, boolean first) {
        if (has(forms, VerbForms.ING | VerbForms.PARTICIPLE | VerbForms.PAST)) {
            return !has(forms, VerbTable.GERUND) && !(first && isNominalAt(t + 1) && has(forms, VerbForms.PARTICIPLE));
        }
        boolean third = has(forms, VerbForms.THIRD);
        return !first && third && (!has(forms, VerbTable.NOUNISH) || opensObject(t + 1));
    }

    private boolean behindConjunction(int before, int t, int forms) {
        if (has(forms, VerbForms.PAST)) {
            return true;
        }
        int one = before - 1;
        while (one >= from && work.tags[one] != Tagger.VERB && before - one < MAX_CONJUNCT) {
            one--;
        }
        boolean alike = one >= from && work.tags[one] == Tagger.VERB && has(forms(one), forms & ~VerbTable.NOUNISH);
        return alike && (!has(forms, VerbTable.NOUNISH | VerbTable.GERUND) || opensObject(t + 1));
    }

    private boolean behindNominal(int before, int t, int forms, boolean hasFinite) {
        if (has(forms, VerbForms.ING)) {
            return has(forms, VerbTable.GERUND) ? opensObject(t + 1) && !isVerbAt(t + 1) : !isVerbAt(t + 1);
        }
        if (has(forms, VerbForms.PAST | VerbForms.PARTICIPLE) && !has(forms, PRESENT)) {
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
        if (has(forms, VerbForms.PAST) && has(forms, VerbForms.BASE)) {
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

    /** Whether a word is a possessive, or the adjective of a state. */
    boolean isOwner(int token) {
        int mention = work.mentionAt[token];
        return tokens.has(token, TokenBuffer.POSSESSIVE)
                || (mention != NONE
                        && token == work.mentions[mention].end - 1
                        && work.mentions[mention].is(Mention.ATTRIBUTE));
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
        if (isClass(token, Tagger.AUXILIARIES)) {
            return true;
        }
        int forms = forms(token);
        return has(forms, VerbForms.PAST | VerbForms.THIRD) && !has(forms, VerbTable.NOUNISH | VerbForms.BASE);
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
}
