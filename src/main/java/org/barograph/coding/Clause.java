package org.barograph.coding;

import java.util.Set;
import org.barograph.text.TokenBuffer;
import org.barograph.text.VerbForms;

/** The neighbourhood of an event word: its auxiliaries, subject and object, within one sentence. */
final class Clause {
    private static final int NONE = -1;
    private static final int MAX_AUXILIARIES = 7;
    private static final int MAX_BY = 9;
    private static final int MAX_NOUN_REACH = 9;
    private static final int MAX_OWNER_GAP = 3;
    private static final int MAX_TIME = 8;
    private static final int MAX_HEADING = 5;
    private static final int MAX_BEFORE_BY = 3;

    /** Roots whose that-clause tells what is said, not what happened. */
    private static final Set<String> SPEECH_ACTS = Set.of("ACCUSE", "REQUEST", "REJECT", "THREATEN");

    private final Lexicon lexicon;
    private final Workspace work;
    private final TokenBuffer tokens;

    private int from;
    private int limit;
    private int firstMention;
    private int lastMention;

    private boolean passive;
    private boolean subordinate;
    /** Whether it is an infinitive that nothing known governs. */
    private boolean dangling;

    private boolean unsure;
    private boolean pronoun;
    private boolean personal;
    private boolean coordinated;
    private boolean far;
    private int chainStart;
    private Modality modality = Modality.DONE;

    Clause(Lexicon lexicon, Workspace work) {
        this.lexicon = lexicon;
        this.work = work;
        this.tokens = work.tokens;
    }

    void begin(int from, int limit, int firstMention, int lastMention) {
        this.from = from;
        this.limit = limit;
        this.firstMention = firstMention;
        this.lastMention = lastMention;
    }

    boolean passive() {
        return passive;
    }

    boolean subordinate() {
        return subordinate;
    }

    boolean unsure() {
        return unsure;
    }

    boolean pronoun() {
        return pronoun;
    }

    /** Whether the pronoun is he or she. */
    boolean personal() {
        return personal;
    }

    /** Whether the object found last stands behind the beginning of another clause. */
    boolean far() {
        return far;
    }

    Modality modality() {
        return modality;
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

    /** Whether a word looks like a plural: soldiers, gunmen, police. */
    private boolean isPlural(int token) {
        int end = tokens.end(token);
        int length = end - tokens.start(token);
        if (length < 4 || tokens.has(token, TokenBuffer.POSSESSIVE)) {
            return false;
        }
        char last = work.text.charAt(end - 1);
        char before = work.text.charAt(end - 2);
        boolean s = last == 's' && before != 's' && before != 'u';
        return s || endsWith(end, "men") || endsWith(end, "police") || endsWith(end, "people");
    }

    private boolean endsWith(int end, String suffix) {
        return work.text.regionMatches(true, end - suffix.length(), suffix, 0, suffix.length());
    }

    /** Whether what stands behind a word in -s shows it to be a noun: the clashes in, the strikes on. */
    boolean isNounBefore(int end) {
        return end < limit
                && !tokens.has(end, TokenBuffer.COMMA | TokenBuffer.BREAK)
                && isClass(end, Words.AFFECTED | Words.BY);
    }

    /** How a clause stands in its sentence. */
    enum Standing {
        MAIN,
        /** In a relative or adverbial clause, a participle or an infinitive: known or lesser beside the main event. */
        BACKGROUND,
        /** Conditional, not yet happened, or long ago. */
        UNREAL
    }

    /**
     * The standing of a verb's clause.
     *
     * @param main the verb read last, or null
     * @param finite end of the finite verb read last in the sentence, or −1
     * @param next the next verb of the sentence, or null
     */
    Standing standing(Candidate candidate, Candidate main, int finite, Candidate next) {
        if (isLongAgo(candidate)) {
            return Standing.UNREAL;
        }
        Standing clause = introduction(main, finite);
        if (clause != Standing.MAIN) {
            return clause;
        }
        boolean bare = chainStart == candidate.start && candidate.form != 0;
        if (dangling && !subordinate) {
            return Standing.BACKGROUND;
        }
        if (bare && isClass(Math.max(from, candidate.start - 1), Words.TO)) {
            return Standing.BACKGROUND;
        }
        boolean result = main != null && candidate.pattern.plover().equals("ASSAULT") && isParticipial(candidate);
        if (bare && candidate.form == VerbForms.ING && !result) {
            return isPurpose(candidate.start) ? Standing.UNREAL : Standing.BACKGROUND;
        }
        if (bare && finite >= 0 && !isSeparated(finite, candidate.start)) {
            return Standing.BACKGROUND;
        }
        return bare && isReduced(candidate, next) ? Standing.BACKGROUND : Standing.MAIN;
    }

    /** Whether an infinitive follows a word of intent: wants to help. */
    boolean governsInfinitive(int start) {
        return isClass(start + 1, Words.TO) && isClass(start, Words.INTENT);
    }

    /** Who says that a mention did what a verb says, where that is another state: Iran said that Iraq attacked. */
    int speaker(int doer, Candidate candidate) {
        Mention mention = work.mentions[doer];
        int at = Math.min(mention.start, chainStart) - 1;
        for (; at > from && !isClass(at, Words.SPEECH); at--) {
            if (tokens.has(at + 1, TokenBuffer.COMMA | TokenBuffer.BREAK) || isClass(at, Words.AND)) {
                return NONE;
            }
        }
        if (at <= from) {
            return NONE;
        }
        for (int m = lastMention - 1; m >= firstMention; m--) {
            Mention speaker = work.mentions[m];
            if (speaker.end <= at && !speaker.is(Mention.DEPENDENT)) {
                boolean other = !speaker.is(Mention.UNATTACHED | Mention.OBLIQUE | Mention.ATTRIBUTE)
                        && !speaker.country.equals(mention.country);
                return other ? m : NONE;
            }
        }
        return NONE;
    }

    /** What opens the clause that a verb stands in. */
    private Standing introduction(Candidate main, int finite) {
        int begin = Math.max(from, finite);
        for (int t = chainStart; t >= begin; t--) {
            if (t < chainStart) {
                int wordClass = wordClass(t);
                if ((wordClass & Words.IF) != 0) {
                    return Standing.UNREAL;
                }
                if ((wordClass & Words.SUBORDINATOR) != 0) {
                    boolean relative = (wordClass & Words.PRONOUN) != 0;
                    return relative ? Standing.UNREAL : Standing.BACKGROUND;
                }
                if (isThat(wordClass) && main != null && SPEECH_ACTS.contains(main.pattern.plover())) {
                    return Standing.BACKGROUND;
                }
                if ((wordClass & Words.INTENT) != 0 && modality == Modality.INTENDED && !dangling) {
                    return Standing.UNREAL;
                }
                if ((wordClass & Words.SPEECH) != 0 || (t == chainStart - 1 && (wordClass & Words.AND) != 0)) {
                    return Standing.MAIN;
                }
                boolean relative = t == chainStart - 1 && isThat(wordClass);
                if (relative && t > from && t > finite && !isClass(t - 1, Words.SPEECH)) {
                    return Standing.BACKGROUND;
                }
            }
            if (tokens.has(t, TokenBuffer.COMMA | TokenBuffer.BREAK)) {
                return Standing.MAIN;
            }
        }
        return Standing.MAIN;
    }

    private static boolean isThat(int wordClass) {
        return (wordClass & Words.PRONOUN) != 0 && (wordClass & Words.DETERMINER) != 0;
    }

    /** Whether a clause may end between two places of a sentence. */
    private boolean isSeparated(int one, int other) {
        int openers = Words.AND | Words.SUBORDINATOR | Words.PRONOUN | Words.IF | Words.SPEECH;
        for (int t = one; t <= other; t++) {
            if (tokens.has(t, TokenBuffer.COMMA | TokenBuffer.BREAK | TokenBuffer.QUOTE)) {
                return true;
            }
            if (t < other && isClass(t, openers)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a participle only describes its noun, since the clause has another verb: those jailed in May were freed. */
    private boolean isReduced(Candidate candidate, Candidate next) {
        boolean participle = (candidate.form & VerbForms.PARTICIPLE) != 0;
        int end = candidate.headEnd;
        if (!participle || end >= limit || !(isClass(end, Words.PREPOSITION | Words.ADVERB))) {
            return false;
        }
        boolean pastNext = next != null && (next.form & VerbForms.PAST) != 0 && next.start > end;
        if (pastNext && !isSeparated(end, next.start) && opensObject(next.headEnd)) {
            return true;
        }
        int enders = Words.AND | Words.SUBORDINATOR | Words.PRONOUN | Words.IF | Words.SPEECH;
        for (int t = end; t < limit; t++) {
            if (tokens.has(t, TokenBuffer.COMMA | TokenBuffer.BREAK) || isClass(t, enders)) {
                return false;
            }
            if (isClass(t, Words.BE | Words.HAVE | Words.FUTURE | Words.MAY)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an object or a clause begins at a place. */
    private boolean opensObject(int token) {
        return token < limit && (isClass(token, Words.DETERMINER) || mentionStartingAt(token) != NONE);
    }

    /** Whether it is said to have happened years or months ago. */
    private boolean isLongAgo(Candidate candidate) {
        int last = Math.min(limit, candidate.headEnd + MAX_TIME);
        for (int t = candidate.headEnd; t < last; t++) {
            if (isClass(t, Words.AGO) && isClass(t - 1, Words.PERIOD)) {
                return true;
            }
            if (tokens.has(t, TokenBuffer.COMMA | TokenBuffer.BREAK)) {
                return false;
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

    /** Whether words are part of an actor's name: the Revolutionary Guards. */
    boolean isInsideMention(int start, int end) {
        for (int m = firstMention; m < lastMention; m++) {
            if (work.mentions[m].start < end && start < work.mentions[m].end) {
                return work.mentions[m].start <= start && end <= work.mentions[m].end;
            }
        }
        return false;
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

    /** Reads what stands before a verb: negation, auxiliaries, "to" and what governs it. */
    void readAuxiliaries(Candidate candidate, Candidate before) {
        passive = false;
        subordinate = false;
        dangling = false;
        unsure = false;
        pronoun = false;
        personal = false;
        modality = Modality.DONE;
        boolean be = false;
        boolean have = false;
        boolean future = false;
        boolean negated = false;
        boolean infinitive = false;
        int at = candidate.start - 1;
        int least = Math.max(from, candidate.start - MAX_AUXILIARIES);
        for (; at >= least; at--) {
            int wordClass = wordClass(at);
            if (tokens.has(at + 1, TokenBuffer.BREAK | TokenBuffer.COMMA) && !isManner(at)) {
                break;
            }
            if ((wordClass & Words.TO) != 0) {
                infinitive = true;
                break;
            }
            if ((wordClass & (Words.BE | Words.HAVE | Words.FUTURE | Words.MAY | Words.NEGATION)) == 0) {
                if (!isAdverb(at)) {
                    break;
                }
                continue;
            }
            be |= (wordClass & Words.BE) != 0;
            have |= (wordClass & Words.HAVE) != 0;
            future |= (wordClass & Words.FUTURE) != 0;
            unsure |= (wordClass & Words.MAY) != 0;
            negated |= (wordClass & Words.NEGATION) != 0;
        }
        boolean refusal = false;
        if (infinitive) {
            int governor = at - 1;
            while (governor >= from && isAdverb(governor)) {
                governor--;
            }
            refusal = governor >= from && isClass(governor, Words.REFUSAL);
            boolean intent = governor >= from
                    && (isClass(governor, Words.INTENT | Words.BE) || (before == null && headline(governor)));
            boolean aspect = governor >= from && isClass(governor, Words.ASPECT | Words.HAVE);
            boolean governed = before != null && before.end >= at && before.end <= at + 1;
            future |= intent;
            negated |= governor > from && isClass(governor - 1, Words.NEGATION);
            if (governed || !(refusal || intent || aspect)) {
                dangling = true;
                subordinate = before != null && (governed || (before.end <= at && !before.pattern.noun()));
                unsure = true;
            }
            at = governor;
            while (at > from && wordClass(at) != 0 && !isClass(at, Words.PRONOUN | Words.AND)) {
                at--;
            }
        }
        boolean participle = (candidate.form & VerbForms.PARTICIPLE) != 0;
        passive = participle && (be || !have) && (be || isByBehind(candidate));
        if (participle && candidate.form == VerbForms.PARTICIPLE && !be && !have) {
            passive = true;
        }
        chainStart = Math.max(from, Math.min(at + 1, candidate.start));
        passive |= chainStart == candidate.start && isHeadlinePassive(candidate);
        passive |= participle && chainStart == candidate.start && isInverted(candidate.start);
        if (at >= from) {
            pronoun = isClass(at, Words.PRONOUN);
            personal = isClass(at, Words.PERSONAL);
            coordinated = isClass(at, Words.AND);
            unsure |= isClass(at, Words.IF) || (at > from && isClass(at - 1, Words.IF));
        } else {
            coordinated = false;
        }
        if (refusal) {
            modality = negated ? Modality.DONE : Modality.REFUSED;
        } else if (future) {
            modality = negated ? Modality.REFUSED : Modality.INTENDED;
        } else if (negated) {
            modality = Modality.DENIED;
        }
    }

    /** Whether a verb that takes an object has none and so is passive: two sailors freed in Oman. */
    private boolean isHeadlinePassive(Candidate candidate) {
        boolean past = candidate.form == (VerbForms.PAST | VerbForms.PARTICIPLE);
        if (!past || candidate.end != candidate.headEnd || !candidate.pattern.takesObject()) {
            return false;
        }
        int end = candidate.end;
        return end >= limit
                || tokens.has(end, TokenBuffer.COMMA | TokenBuffer.BREAK)
                || isClass(end, Words.PREPOSITION | Words.SUBORDINATOR);
    }

    /** Whether the auxiliary stands before the subject: there were five soldiers killed. */
    private boolean isInverted(int start) {
        int mention = mentionEndingAt(start);
        if (mention == NONE) {
            return false;
        }
        int at = work.mentions[mention].start - 1;
        while (at > from && (tokens.has(at, TokenBuffer.NUMBER) || isClass(at, Words.DETERMINER | Words.QUANTITY))) {
            at--;
        }
        return at == from + 1 && isClass(at, Words.BE);
    }

    /** Headlines write "US to cut aid": a name before "to" announces. */
    private boolean headline(int governor) {
        return mentionEndingAt(governor + 1) != NONE;
    }

    private boolean isByBehind(Candidate candidate) {
        int last = Math.min(limit, candidate.headEnd + MAX_BEFORE_BY);
        for (int t = candidate.headEnd; t < last; t++) {
            if (isClass(t, Words.BY)) {
                return true;
            }
            if (tokens.has(t, TokenBuffer.BREAK | TokenBuffer.COMMA)) {
                return false;
            }
        }
        return false;
    }

    /** Whether a verb continues the clause before it: "shelled the town, killing five". */
    boolean isParticipial(Candidate candidate) {
        return candidate.form == VerbForms.ING && tokens.has(candidate.start, TokenBuffer.COMMA);
    }

    /** The mention before a verb that is its subject, or NONE. */
    int subject(Candidate candidate, Candidate before) {
        boolean participial = isParticipial(candidate);
        boolean inherits = before != null && before.source != NONE && before.end <= candidate.start;
        if (inherits && (coordinated || participial || pronoun) && !mentionBetween(before, chainStart)) {
            return before.source;
        }
        if (inherits && (coordinated || participial)) {
            return before.source;
        }
        if (inherits
                && candidate.form == VerbForms.ING
                && isClass(Math.max(from, candidate.start - 1), Words.OF)
                && before.target != NONE) {
            return before.target;
        }
        int fallback = NONE;
        for (int m = lastMention - 1; m >= firstMention; m--) {
            Mention mention = work.mentions[m];
            if (mention.end <= candidate.start && !mention.is(Mention.DEPENDENT)) {
                boolean loose = mention.is(Mention.OBLIQUE | Mention.CITED);
                if (!loose) {
                    return m;
                }
                if (fallback == NONE && !mention.is(Mention.CITED)) {
                    fallback = m;
                }
            }
        }
        return fallback;
    }

    /** The mention behind a verb that is its object, or NONE. */
    int object(Candidate candidate, int source) {
        far = false;
        int unattached = NONE;
        for (int m = firstMention; m < lastMention; m++) {
            Mention mention = work.mentions[m];
            if (mention.start >= candidate.headEnd
                    && !mention.is(Mention.DEPENDENT | Mention.CITED)
                    && !isSame(m, source)) {
                if (mention.is(Mention.UNATTACHED)) {
                    unattached = unattached == NONE ? m : unattached;
                } else {
                    far = isOtherClause(candidate, mention);
                    return m;
                }
            }
        }
        return unattached;
    }

    private boolean isOtherClause(Candidate candidate, Mention mention) {
        for (int t = candidate.end; t < mention.start; t++) {
            if (isClass(t, Words.SUBORDINATOR)) {
                return true;
            }
        }
        return false;
    }

    /** A place before the verb, in which it happened: "In Syria, jets struck". */
    int place(Candidate candidate, int source) {
        for (int m = firstMention; m < lastMention; m++) {
            Mention mention = work.mentions[m];
            if (mention.end <= candidate.start && mention.is(Mention.LOCATIVE) && !isSame(m, source)) {
                return m;
            }
        }
        return NONE;
    }

    /** A place behind the verb, in which it happened, or NONE. */
    int placeBehind(Candidate candidate, int source) {
        for (int m = firstMention; m < lastMention; m++) {
            Mention mention = work.mentions[m];
            boolean place = mention.is(Mention.LOCATIVE) && !mention.is(Mention.UNATTACHED | Mention.DEPENDENT);
            if (mention.start >= candidate.headEnd && place && !isSame(m, source)) {
                return m;
            }
        }
        return NONE;
    }

    /**
     * The mention that "its" or "their" before a noun stands for: the nearest one before that is not itself an owner.
     */
    int pronounOwner(Candidate candidate) {
        int least = Math.max(from, candidate.start - MAX_OWNER_GAP);
        for (int t = candidate.start - 1; t >= least; t--) {
            if (isClass(t, Words.OWNER)) {
                for (int m = lastMention - 1; m >= firstMention; m--) {
                    if (work.mentions[m].end <= t && !work.mentions[m].is(Mention.DEPENDENT)) {
                        return m;
                    }
                }
                return NONE;
            }
            if (wordClass(t) != 0) {
                return NONE;
            }
        }
        return NONE;
    }

    /** The mention behind "by" after a passive, or NONE. */
    int agentBehindBy(Candidate candidate) {
        return behind(candidate.headEnd, MAX_BY, Words.BY);
    }

    /** The mention behind "from", from where something was fired, or NONE. */
    int originBehind(Candidate candidate, int other) {
        int last = Math.min(limit, candidate.headEnd + MAX_BY);
        for (int t = candidate.headEnd; t < last; t++) {
            int mention = isClass(t, Words.LINK) && !isClass(t, Words.OF) ? firstFrom(t + 1, t + 3) : NONE;
            if (mention != NONE && !isSame(mention, other)) {
                return mention;
            }
        }
        return NONE;
    }

    int agentBehindNoun(Candidate candidate) {
        return behind(candidate.end, MAX_NOUN_REACH, Words.BY);
    }

    private int behind(int start, int reach, int wordClass) {
        int last = Math.min(limit, start + reach);
        for (int t = start; t < last; t++) {
            if (isClass(t, wordClass)) {
                int mention = firstFrom(t + 1, t + 6);
                return mention != NONE && work.mentions[mention].is(Mention.LOCATIVE) ? NONE : mention;
            }
        }
        return NONE;
    }

    /** The mention directly before a noun that owns it: Israeli air strikes, Russia's assault, US-China talks. */
    int ownerOf(Candidate candidate) {
        for (int m = lastMention - 1; m >= firstMention; m--) {
            Mention mention = work.mentions[m];
            if (mention.end <= candidate.start) {
                int gap = candidate.start - mention.end;
                if (gap > MAX_OWNER_GAP || mention.is(Mention.DEPENDENT)) {
                    return NONE;
                }
                for (int t = mention.end; t <= candidate.start; t++) {
                    boolean parted = tokens.has(t, TokenBuffer.COMMA | TokenBuffer.BREAK);
                    if (parted || (t < candidate.start && wordClass(t) != 0)) {
                        return NONE;
                    }
                }
                return m;
            }
        }
        return NONE;
    }

    /** The mention behind a noun and a preposition, or NONE. */
    int nounTarget(Candidate candidate, int source) {
        boolean preposition = false;
        for (int t = candidate.start; t < candidate.end; t++) {
            preposition |= isClass(t, Words.AFFECTED);
        }
        int last = Math.min(limit, candidate.end + MAX_NOUN_REACH);
        for (int t = candidate.end; t < last; t++) {
            int mention = mentionStartingAt(t);
            if (mention != NONE && preposition) {
                boolean usable = !work.mentions[mention].is(Mention.DEPENDENT | Mention.CITED | Mention.UNATTACHED);
                if (usable && !isSame(mention, source)) {
                    return mention;
                }
            }
            if (isClass(t, Words.BY) || tokens.has(t, TokenBuffer.BREAK)) {
                return NONE;
            }
            preposition |= isClass(t, Words.AFFECTED);
        }
        return NONE;
    }

    /** The subject of the clause that a noun stands in, or NONE. */
    int nounSubject(Candidate candidate, int target) {
        for (int m = lastMention - 1; m >= firstMention; m--) {
            Mention mention = work.mentions[m];
            boolean usable = mention.end <= candidate.start
                    && !mention.is(Mention.DEPENDENT | Mention.CITED | Mention.OBLIQUE)
                    && !isSame(m, target);
            if (usable) {
                return m;
            }
        }
        return NONE;
    }

    /** Whether a mention that may be a subject stands between a candidate and a token. */
    private boolean mentionBetween(Candidate candidate, int limitToken) {
        for (int m = firstMention; m < lastMention; m++) {
            Mention mention = work.mentions[m];
            boolean between = mention.start >= candidate.end && mention.end <= limitToken;
            if (between && !mention.is(Mention.OBLIQUE | Mention.CITED | Mention.DEPENDENT)) {
                return true;
            }
        }
        return false;
    }

    private int firstFrom(int start, int end) {
        for (int m = firstMention; m < lastMention; m++) {
            Mention mention = work.mentions[m];
            if (mention.start >= start && mention.start < end && !mention.is(Mention.DEPENDENT)) {
                return m;
            }
        }
        return NONE;
    }

    private boolean isSame(int mention, int source) {
        return source != NONE && (mention == source || work.mentions[mention].code.equals(work.mentions[source].code));
    }

    private int mentionEndingAt(int end) {
        for (int m = firstMention; m < lastMention; m++) {
            if (work.mentions[m].end == end) {
                return m;
            }
        }
        return NONE;
    }

    private int mentionStartingAt(int start) {
        for (int m = firstMention; m < lastMention; m++) {
            if (work.mentions[m].start == start) {
                return m;
            }
        }
        return NONE;
    }

    private boolean isAdverb(int token) {
        return isManner(token) || isClass(token, Words.ADVERB);
    }

    /** An adverb in -ly. */
    private boolean isManner(int token) {
        int end = tokens.end(token);
        boolean ly =
                end - tokens.start(token) > 4 && work.text.charAt(end - 1) == 'y' && work.text.charAt(end - 2) == 'l';
        return ly && wordClass(token) == 0;
    }

    private boolean isClass(int token, int wordClass) {
        return token < limit && (wordClass(token) & wordClass) != 0;
    }

    private int wordClass(int token) {
        return lexicon.wordClass(tokens.word(token));
    }
}
