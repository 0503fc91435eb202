package org.barograph.coding;

import java.util.Arrays;
import org.barograph.catalog.Actor;
import org.barograph.catalog.Actor.TermRole;
import org.barograph.catalog.ActorKind;
import org.barograph.coding.Lexicon.Name;
import org.barograph.text.MatchBuffer;
import org.barograph.text.TokenBuffer;

/**
 * Tells what a state's name means where it stands: the state, another state that has a place of that name, or nothing
 * that acts, as in the names of people, streets and counties.
 *
 * <p>What else a name means is the catalogue's to say ({@code personal}, {@code namesakes}); the words beside it decide,
 * and for a namesake the other places in the text.
 */
final class NameSense {
    private static final byte HOME = 1;
    private static final byte AWAY = 2;

    /** How many tokens before or behind a name a word may stand that tells of a part of the United States. */
    private static final int LOCAL_REACH = 2;

    private final Lexicon lexicon;
    private final Workspace work;
    private final TokenBuffer tokens;
    private final MatchBuffer matches;
    private final TermMatches terms;
    /** Per name with a rival: which of the two the text is about, once asked. */
    private final byte[] senses;

    NameSense(Lexicon lexicon, Workspace work, TermMatches terms) {
        this.lexicon = lexicon;
        this.work = work;
        this.tokens = work.tokens;
        this.matches = work.matches;
        this.terms = terms;
        this.senses = new byte[lexicon.rivals];
    }

    void beginText() {
        Arrays.fill(senses, (byte) 0);
    }

    /** The actor that a match of a name stands for, or null if it is none. */
    Actor actor(int match) {
        Name name = terms.name(match);
        Actor actor = name.actor();
        TermRole role = name.term().role();
        if (actor.kind() != ActorKind.STATE || role == TermRole.ADJECTIVE || role == TermRole.METONYM) {
            return actor;
        }
        int start = matches.start(match);
        int end = matches.end(match);
        boolean joined = end < terms.limit && !terms.isParted(end) && !tokens.has(end - 1, TokenBuffer.POSSESSIVE);
        if (joined && tokens.capitalised(end) && terms.isNameClass(end, NameWords.STREET)) {
            return null;
        }
        if (name.term().personal() && isPersonsName(start, end, joined)) {
            return null;
        }
        return name.rival() == null ? actor : nearer(name, start, end);
    }

    /** The code of the actor that a name stands for: the name's own, or that of the other state that has such a place. */
    static String code(Name name, Actor actor) {
        return actor == name.actor() ? name.term().code() : actor.code();
    }

    /**
     * Whether a name is part of a person's: a capitalised word that nobody knows stands directly before or behind it.
     */
    private boolean isPersonsName(int start, int end, boolean joined) {
        if (terms.isNameClass(start - 1, NameWords.HONORIFIC) && !terms.isParted(start)) {
            return true;
        }
        if (terms.titleCase) {
            return false;
        }
        return isBehindUnknownName(start)
                || (joined && !tokens.has(end, TokenBuffer.HYPHEN) && terms.isUnknownName(end));
    }

    /** Whether an unknown capitalised word stands directly before: a person's first name. */
    boolean isBehindUnknownName(int at) {
        if (terms.titleCase || at == terms.from || terms.isParted(at)) {
            return false;
        }
        int before = at - 1;
        if (!tokens.capitalised(before) || tokens.has(before, TokenBuffer.POSSESSIVE | TokenBuffer.NUMBER)) {
            return false;
        }
        if (before == terms.from) {
            return tokens.word(before) < 0 || terms.isNameClass(before, NameWords.GIVEN);
        }
        boolean initial = tokens.end(before) - tokens.start(before) == 1;
        return initial || terms.isUnknownName(before);
    }

    /** The region that a town is written with, as in "Paris, Texas,"; or NONE. */
    int regionBehind(Name name, int end) {
        boolean town = name.actor().kind() == ActorKind.STATE
                && name.term().role() != TermRole.ADJECTIVE
                && name.term().role() != TermRole.REGION;
        if (!town || end >= terms.limit || !tokens.has(end, TokenBuffer.COMMA) || tokens.has(end, TokenBuffer.BREAK)) {
            return TermMatches.NONE;
        }
        int region = terms.bestName(end);
        if (region == TermMatches.NONE) {
            return TermMatches.NONE;
        }
        Name part = terms.name(region);
        if (part.term().role() == TermRole.REGION) {
            return region;
        }
        int last = terms.end(region);
        boolean namesake = part.rival() != null && part.term().role() == TermRole.NAME && part.actor() != name.actor();
        boolean closed = last >= terms.limit || terms.isParted(last);
        return namesake && (closed || actor(region) == part.rival()) ? region : TermMatches.NONE;
    }

    private Actor nearer(Name name, int start, int end) {
        if (isLocal(start, end) || isBehindTown(start)) {
            return name.rival();
        }
        byte sense = senses[name.rivalIndex()];
        if (sense == 0) {
            sense = textSense(name);
            senses[name.rivalIndex()] = sense;
        }
        return sense == AWAY ? name.rival() : name.actor();
    }

    private boolean isLocal(int start, int end) {
        boolean local = false;
        for (int k = 0; k < LOCAL_REACH; k++) {
            local |= terms.isNameClass(end + k, NameWords.LOCAL) || terms.isNameClass(start - 1 - k, NameWords.LOCAL);
        }
        return local;
    }

    /** Whether an unknown town stands before it, parted by a comma: Macon, Georgia. */
    private boolean isBehindTown(int start) {
        return start > terms.from
                && !terms.titleCase
                && tokens.has(start, TokenBuffer.COMMA)
                && terms.isUnknownName(start - 1)
                && !tokens.has(start - 1, TokenBuffer.POSSESSIVE);
    }

    /**
     * Which of the two states the text is about. One that is named otherwise is meant; if both are, a state's own name
     * is that of the state and a town's that of the nearer one.
     */
    private byte textSense(Name name) {
        boolean away = false;
        boolean town = name.term().role() != TermRole.NAME;
        for (int m = 0; m < matches.size(); m++) {
            if (Lexicon.kind(matches.payload(m)) == Lexicon.NAME) {
                Name other = lexicon.names.get(Lexicon.reference(matches.payload(m)));
                TermRole role = other.term().role();
                if (other.term() != name.term() && role != TermRole.SHORT && role != TermRole.SURNAME) {
                    if (other.actor().country().equals(name.actor().country())) {
                        return HOME;
                    }
                    boolean place = role == TermRole.PLACE
                            || role == TermRole.REGION
                            || (role == TermRole.CAPITAL && !other.term().personal());
                    away |= (town || place) && other.actor() == name.rival();
                }
            }
        }
        return away ? AWAY : HOME;
    }
}
