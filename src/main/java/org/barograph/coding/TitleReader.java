package org.barograph.coding;

import static org.barograph.coding.TermMatches.NONE;

import org.barograph.catalog.Actor;
import org.barograph.catalog.Role;
import org.barograph.coding.Lexicon.Name;
import org.barograph.text.TokenBuffer;

/** Reads offices: of a state named before, inside or behind them, of the person behind them, or of the text's only state. */
final class TitleReader {
    /** CAMEO's agent of somebody who was in office, or whose office has none of its own. */
    static final String ELITE = "ELI";

    /** How many unknown capitalised words behind an office are its holder's name. */
    private static final int MAX_UNKNOWN_NAMES = 3;

    private final Lexicon lexicon;
    private final TokenBuffer tokens;
    private final TermMatches terms;
    private final NameSense senses;
    private final PersonReader people;
    private final ContextState context;
    private final MentionWriter writer;

    TitleReader(
            Lexicon lexicon,
            Workspace work,
            TermMatches terms,
            NameSense senses,
            PersonReader people,
            ContextState context,
            MentionWriter writer) {
        this.lexicon = lexicon;
        this.tokens = work.tokens;
        this.terms = terms;
        this.senses = senses;
        this.people = people;
        this.context = context;
        this.writer = writer;
    }

    /** An office of a known state or organisation, with or without its holder. */
    int office(int start, int end, Actor actor, String code, Role role, boolean former) {
        if (end < terms.limit && !tokens.has(end, TokenBuffer.BREAK | TokenBuffer.SENTENCE_START)) {
            int person = terms.bestNameBehindTitle(end);
            if (terms.isPerson(person)) {
                boolean apposition = tokens.has(end, TokenBuffer.COMMA);
                boolean ofState = terms.name(person).actor().country().equals(actor.country());
                boolean full = terms.isFullName(person);
                if (apposition ? ofState && full : ofState || full) {
                    int last = people.read(end, person, former ? null : role, former, actor, start);
                    if (last != NONE) {
                        return last;
                    }
                }
            }
        }
        int last = unknownNames(followingRole(end));
        String agent = former ? ELITE : role.agent();
        writer.write(start, last, actor, MentionWriter.withAgent(actor, code, agent), actor.name());
        return last;
    }

    /** A title that no state stands before. */
    int title(int start, Role role, int end) {
        boolean former = terms.isFormerBefore(start);
        int inside = nameInside(start, end);
        if (inside != NONE) {
            Name name = terms.name(inside);
            return office(start, end, name.actor(), name.term().code(), role, former);
        }
        if (end + 1 < terms.limit && terms.isClass(end, Words.OF) && !terms.isParted(end)) {
            int next = terms.isClass(end + 1, Words.DETERMINER) ? end + 2 : end + 1;
            int name = terms.bestName(next);
            Actor actor = name == NONE || terms.isPerson(name) ? null : senses.actor(name);
            if (actor != null) {
                int last = terms.end(name);
                if (tokens.has(last - 1, TokenBuffer.POSSESSIVE) && terms.hasKind(last, Lexicon.AGENT)) {
                    return end;
                }
                return office(start, last, actor, NameSense.code(terms.name(name), actor), role, former);
            }
        }
        if (end < terms.limit && !terms.isParted(end)) {
            int person = terms.bestNameBehindTitle(end);
            if (terms.isPerson(person)) {
                int last = people.read(end, person, former ? null : role, former, null, start);
                if (last != NONE) {
                    return last;
                }
            }
        }
        return ofContext(start, end, role, former);
    }

    /** A title with the name of somebody unknown: it is that of the only state that the text has named. */
    private int ofContext(int start, int end, Role role, boolean former) {
        int last = unknownNames(followingRole(end));
        boolean named = last > end && role.single() && tokens.capitalised(start);
        Actor state = named ? context.state() : null;
        if (state == null) {
            return writer.writeUnattached(start, last, role.agent());
        }
        String agent = former ? ELITE : role.agent();
        writer.write(start, last, state, MentionWriter.withAgent(state, state.code(), agent), state.name());
        return last;
    }

    /** The name of a state or organisation within a title, such as UN in "UN chief"; or NONE. */
    private int nameInside(int start, int end) {
        for (int t = start; t < end; t++) {
            int name = terms.bestName(t);
            if (name != NONE && !terms.isPerson(name) && terms.end(name) <= end) {
                return name;
            }
        }
        return NONE;
    }

    /** Behind an agent or office, a further one belongs to it: army spokesman. */
    int followingRole(int at) {
        int end = at;
        for (int k = 0; k < 2 && end < terms.limit && !terms.isParted(end); k++) {
            if (tokens.has(end - 1, TokenBuffer.POSSESSIVE)) {
                return end;
            }
            int agent = terms.end(terms.longest(end, Lexicon.AGENT));
            int next = Math.max(agent, terms.end(terms.longest(end, Lexicon.ROLE)));
            if (next <= end) {
                return end;
            }
            end = next;
        }
        return end;
    }

    /** Behind an office, a few unknown capitalised words are its holder's name. */
    int unknownNames(int at) {
        int end = at;
        if (terms.titleCase || at == terms.from || tokens.has(at - 1, TokenBuffer.POSSESSIVE)) {
            return end;
        }
        while (end < terms.limit && end < at + MAX_UNKNOWN_NAMES && isPartOfName(end)) {
            end++;
            if (tokens.has(end - 1, TokenBuffer.POSSESSIVE)) {
                break;
            }
        }
        return end;
    }

    private boolean isPartOfName(int token) {
        return tokens.capitalised(token)
                && !terms.isParted(token)
                && lexicon.wordClass(tokens.word(token)) == 0
                && terms.bestName(token) == NONE
                && !tokens.has(token, TokenBuffer.NUMBER);
    }
}
