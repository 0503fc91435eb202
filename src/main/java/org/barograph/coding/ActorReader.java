package org.barograph.coding;

import static org.barograph.coding.TermMatches.NONE;

import org.barograph.catalog.Actor;
import org.barograph.catalog.Actor.TermRole;
import org.barograph.catalog.ActorKind;
import org.barograph.catalog.Office;
import org.barograph.catalog.Role;
import org.barograph.coding.Lexicon.Name;
import org.barograph.text.MatchBuffer;
import org.barograph.text.TokenBuffer;

/**
 * Reads the actors of a sentence from left to right: a country's name or adjective with the office, person or body that
 * follows it, an office with the country or person that follows, people, and bare names.
 */
final class ActorReader {
    private static final int MAX_MODIFIERS = 3;
    private static final int MAX_AGENT_GAP = 2;
    private static final int MAX_UNKNOWN_NAMES = 3;
    private static final String ELITE = "ELI";
    private static final String MILITARY = "MIL";

    private final Lexicon lexicon;
    private final Workspace work;
    private final TokenBuffer tokens;
    private final MatchBuffer matches;
    private final TermMatches terms;
    private final NameSense senses;
    private final PersonReader people;
    private final ContextState context;
    private final AgentOwners owners;
    private final Surroundings surroundings;

    private int from;
    private int limit;
    private boolean titleCase;

    ActorReader(Lexicon lexicon, Workspace work) {
        this.lexicon = lexicon;
        this.work = work;
        this.tokens = work.tokens;
        this.matches = work.matches;
        this.terms = new TermMatches(lexicon, work);
        this.senses = new NameSense(lexicon, work, terms);
        this.people = new PersonReader(work, terms);
        this.context = new ContextState(lexicon, work);
        this.owners = new AgentOwners(lexicon, work, terms);
        this.surroundings = new Surroundings(lexicon, work);
    }

    void beginText() {
        senses.beginText();
        context.beginText();
    }

    /** Adds the mentions of the sentence of tokens {@code [from, limit)} to the workspace. */
    void read(int from, int limit) {
        this.from = from;
        this.limit = limit;
        titleCase = Headline.isTitleCase(tokens, lexicon, from, limit);
        terms.begin(from, limit);
        senses.begin(from, limit, titleCase);
        int first = work.mentionCount;
        context.begin(first);
        int i = from;
        while (i < limit) {
            i = readAt(i);
        }
        owners.join(first);
        for (int m = first; m < work.mentionCount; m++) {
            surroundings.read(work.mentions[m], m == first ? null : work.mentions[m - 1], from, limit);
        }
    }

    private int readAt(int i) {
        if (work.firstMatch[i] == work.firstMatch[i + 1]) {
            return i + 1;
        }
        int name = terms.bestName(i);
        int role = terms.longest(i, Lexicon.ROLE);
        int agent = terms.longest(i, Lexicon.AGENT);
        int nameEnd = terms.end(name);
        int roleEnd = terms.end(role);
        int agentEnd = terms.end(agent);
        int blockEnd = terms.end(terms.longest(i, Lexicon.BLOCK));
        if (blockEnd != NONE && blockEnd >= Math.max(nameEnd, Math.max(roleEnd, agentEnd))) {
            return blockEnd;
        }
        if (name != NONE && nameEnd >= roleEnd) {
            return terms.isPerson(name) ? person(i, name, null, false, null, i) : state(i, name);
        }
        if (role != NONE && roleEnd >= agentEnd) {
            return title(i, lexicon.roles.get(Lexicon.reference(matches.payload(role))), roleEnd);
        }
        if (agent != NONE) {
            return agentLed(i, agentCode(agent), agentEnd);
        }
        return i + 1;
    }

    private String agentCode(int match) {
        return lexicon.agents.get(Lexicon.reference(matches.payload(match))).code();
    }

    private Role role(int match) {
        return lexicon.roles.get(Lexicon.reference(matches.payload(match)));
    }

    /** A state or organisation, and what follows it. */
    private int state(int start, int match) {
        Name name = terms.name(match);
        int end = terms.end(match);
        Actor actor = senses.actor(match);
        if (actor == null) {
            return end;
        }
        String code = actor == name.actor() ? name.term().code() : actor.code();
        if (end < limit && tokens.has(end, TokenBuffer.HYPHEN) && terms.isClass(end, Words.DEPENDENT)) {
            mention(start, end, actor, code, actor.name()).flags |= Mention.DEPENDENT;
            return end;
        }
        if (isFriendOrFoe(start)) {
            mention(start, end, actor, code, actor.name()).flags |= Mention.DEPENDENT;
            return end;
        }
        int region = regionBehind(name, end);
        if (region != NONE) {
            Name part = terms.name(region);
            Actor of = part.rival() == null ? part.actor() : part.rival();
            int last = terms.end(region);
            mention(start, last, of, of.code(), of.name()).flags |= Mention.CITY;
            return last;
        }
        if (end < limit && !terms.isParted(end)) {
            int last = body(start, end, actor, code);
            if (last != NONE) {
                return last;
            }
        }
        Mention mention = mention(start, end, actor, code, actor.name());
        TermRole role = name.term().role();
        if (role == TermRole.ADJECTIVE && !isPlural(end - 1, name.term().text())) {
            mention.flags |= Mention.ATTRIBUTE;
        }
        if (role == TermRole.PLACE || role == TermRole.CAPITAL || role == TermRole.REGION || actor != name.actor()) {
            mention.flags |= Mention.CITY;
        }
        if (tokens.has(end - 1, TokenBuffer.POSSESSIVE)) {
            mention.flags |= Mention.ATTRIBUTE;
        }
        return end;
    }

    /** Whether a name only says whose friends or enemies somebody is: pro-Danish, anti-Danish. */
    private boolean isFriendOrFoe(int start) {
        return start > from
                && tokens.has(start, TokenBuffer.HYPHEN)
                && WordLists.FRIEND_OR_FOE.contains(tokens.hash(start - 1));
    }

    /** The office, person or body that stands behind a state's name, as one mention with it; or NONE. */
    private int body(int start, int at, Actor actor, String code) {
        boolean former = isFormerBefore(start);
        int next = at;
        for (int k = 0; k < MAX_MODIFIERS && next < limit && isModifier(next); k++) {
            former |= terms.isClass(next, Words.FORMER);
            next++;
        }
        if (next < limit && !terms.isParted(next)) {
            int role = terms.longest(next, Lexicon.ROLE);
            if (role != NONE && terms.end(role) >= terms.end(terms.bestName(next))) {
                return office(start, terms.end(role), actor, code, role(role), former);
            }
            int person = terms.bestName(next);
            if (terms.isPerson(person) && terms.name(person).actor().country().equals(actor.country())) {
                return person(next, person, null, false, actor, start);
            }
        }
        int agent = agentWithin(at);
        if (agent != NONE) {
            int last = unknownNames(followingRole(terms.end(agent)));
            mention(start, last, actor, withAgent(actor, code, agentCode(agent)), actor.name());
            return last;
        }
        return NONE;
    }

    /** The region that a town is written with, as in "Paris, Texas,"; or NONE. */
    private int regionBehind(Name name, int end) {
        boolean town = name.actor().kind() == ActorKind.STATE
                && name.term().role() != TermRole.ADJECTIVE
                && name.term().role() != TermRole.REGION;
        if (!town || end >= limit || !tokens.has(end, TokenBuffer.COMMA) || tokens.has(end, TokenBuffer.BREAK)) {
            return NONE;
        }
        int region = terms.bestName(end);
        if (region == NONE) {
            return NONE;
        }
        Name part = terms.name(region);
        if (part.term().role() == TermRole.REGION) {
            return region;
        }
        int last = terms.end(region);
        boolean namesake = part.rival() != null && part.term().role() == TermRole.NAME && part.actor() != name.actor();
        boolean closed = last >= limit || terms.isParted(last);
        return namesake && (closed || senses.actor(region) == part.rival()) ? region : NONE;
    }

    /** Whether a demonym stands in the plural, and so for people: Libyans. */
    private boolean isPlural(int token, String term) {
        char last = work.text.charAt(tokens.end(token) - 1);
        return (last == 's' || last == 'S') && !term.endsWith("s");
    }

    /** An office of a known state or organisation, with or without its holder. */
    private int office(int start, int end, Actor actor, String code, Role role, boolean former) {
        if (end < limit && !tokens.has(end, TokenBuffer.BREAK | TokenBuffer.SENTENCE_START)) {
            int person = terms.bestNameBehindTitle(end);
            if (terms.isPerson(person)) {
                boolean apposition = tokens.has(end, TokenBuffer.COMMA);
                boolean ofState = terms.name(person).actor().country().equals(actor.country());
                boolean full = terms.isFullName(person);
                if (apposition ? ofState && full : ofState || full) {
                    int last = person(end, person, former ? null : role, former, actor, start);
                    if (last != NONE) {
                        return last;
                    }
                }
            }
        }
        int last = unknownNames(followingRole(end));
        String agent = former ? ELITE : role.agent();
        mention(start, last, actor, withAgent(actor, code, agent), actor.name());
        return last;
    }

    /** A title that no state stands before. */
    private int title(int start, Role role, int end) {
        boolean former = isFormerBefore(start);
        int inside = nameInside(start, end);
        if (inside != NONE) {
            Name name = terms.name(inside);
            return office(start, end, name.actor(), name.term().code(), role, former);
        }
        if (end + 1 < limit && terms.isClass(end, Words.OF) && !terms.isParted(end)) {
            int next = terms.isClass(end + 1, Words.DETERMINER) ? end + 2 : end + 1;
            int name = terms.bestName(next);
            Actor actor = name == NONE || terms.isPerson(name) ? null : senses.actor(name);
            if (actor != null) {
                int last = terms.end(name);
                if (tokens.has(last - 1, TokenBuffer.POSSESSIVE) && terms.hasKind(last, Lexicon.AGENT)) {
                    return end;
                }
                String code = actor == terms.name(name).actor()
                        ? terms.name(name).term().code()
                        : actor.code();
                return office(start, last, actor, code, role, former);
            }
        }
        if (end < limit && !terms.isParted(end)) {
            int person = terms.bestNameBehindTitle(end);
            if (terms.isPerson(person)) {
                int last = person(end, person, former ? null : role, former, null, start);
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
            return unattached(start, last, role.agent());
        }
        String agent = former ? ELITE : role.agent();
        mention(start, last, state, withAgent(state, state.code(), agent), state.name());
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

    private int unattached(int start, int end, String agentCode) {
        Mention mention = work.nextMention();
        mention.start = start;
        mention.end = end;
        AgentOwners.unattached(mention, agentCode);
        return end;
    }

    private int agentLed(int start, String agentCode, int end) {
        if (end + 1 >= limit || terms.isParted(end)) {
            return unattached(start, followingRole(end), agentCode);
        }
        boolean of = terms.isClass(end, Words.OF);
        boolean in = terms.isClass(end, Words.LOCATIVE) && !agentCode.equals(MILITARY);
        if (!of && !in) {
            return unattached(start, followingRole(end), agentCode);
        }
        int next = terms.isClass(end + 1, Words.DETERMINER) ? end + 2 : end + 1;
        int name = terms.bestName(next);
        if (name == NONE || terms.name(name).actor().kind() != ActorKind.STATE) {
            return unattached(start, followingRole(end), agentCode);
        }
        Name found = terms.name(name);
        int last = terms.end(name);
        boolean attribute = found.term().role() == TermRole.ADJECTIVE || tokens.has(last - 1, TokenBuffer.POSSESSIVE);
        Actor actor = attribute || regionBehind(found, last) != NONE ? null : senses.actor(name);
        if (actor == null) {
            return unattached(start, followingRole(end), agentCode);
        }
        String code = actor == found.actor() ? found.term().code() : actor.code();
        mention(start, last, actor, withAgent(actor, code, agentCode), actor.name());
        return last;
    }

    /**
     * A person.
     *
     * @param at where the name begins
     * @param role the title that the text gives, or null
     * @param former whether the text says that it is a former one
     * @param state the state that the text names before it, or null
     * @param start where the mention begins, with title and state
     * @return the token after the mention; where the name is nobody's, NONE behind a title and else the token after it
     */
    private int person(int at, int match, Role role, boolean former, Actor state, int start) {
        int end = terms.end(match);
        int nobody = start < at ? NONE : end;
        boolean full = terms.isFullName(match);
        if (!full && start == at && senses.isBehindUnknownName(at) && !terms.isNameClass(at - 1, NameWords.HONORIFIC)) {
            return nobody;
        }
        boolean goesOn = !full && end < limit && !titleCase && !terms.isParted(end) && terms.isUnknownName(end);
        Actor person = goesOn ? null : people.person(match, role, state);
        if (person == null) {
            return nobody;
        }
        Office office = people.office(person);
        boolean formerNow = former || (start == at && isFormerBefore(at));
        if (office == null || formerNow) {
            mention(start, end, person, person.code(), person.name());
        } else {
            inOffice(start, end, person, office);
        }
        if (tokens.has(end - 1, TokenBuffer.POSSESSIVE)) {
            work.mentions[work.mentionCount - 1].flags |= Mention.ATTRIBUTE;
        }
        return end;
    }

    private void inOffice(int start, int end, Actor person, Office office) {
        Actor body = lexicon.actorsById.get(office.country());
        if (body == null) {
            mention(start, end, person, person.code(), person.name());
            return;
        }
        Role role = lexicon.rolesById.get(office.role());
        String agent = role != null ? role.agent() : office.agent().isEmpty() ? ELITE : office.agent();
        Mention mention = mention(start, end, body, withAgent(body, body.code(), agent), person.name());
        mention.actor = person;
    }

    private int agentWithin(int at) {
        for (int k = 0; k <= MAX_AGENT_GAP && at + k < limit; k++) {
            int token = at + k;
            if (terms.isParted(token)) {
                return NONE;
            }
            int agent = terms.longest(token, Lexicon.AGENT);
            if (agent != NONE) {
                return agent;
            }
            if (!terms.isPlain(token) || tokens.has(token, TokenBuffer.POSSESSIVE | TokenBuffer.NUMBER)) {
                return NONE;
            }
        }
        return NONE;
    }

    /** Behind an agent or office, a further one belongs to it: army spokesman. */
    private int followingRole(int at) {
        int end = at;
        for (int k = 0; k < 2 && end < limit && !terms.isParted(end); k++) {
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

    /** Behind an office, up to three unknown capitalised words are its holder's name. */
    private int unknownNames(int at) {
        int end = at;
        if (titleCase || at == from || tokens.has(at - 1, TokenBuffer.POSSESSIVE)) {
            return end;
        }
        while (end < limit && end < at + MAX_UNKNOWN_NAMES && isPartOfName(end)) {
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

    private Mention mention(int start, int end, Actor actor, String code, String name) {
        Mention mention = work.nextMention();
        mention.start = start;
        mention.end = end;
        mention.actor = actor;
        mention.code = code;
        mention.country = country(actor, code);
        mention.dyad = actor.dyad();
        mention.name = name;
        return mention;
    }

    private static String country(Actor actor, String code) {
        if (!actor.country().isEmpty()) {
            return actor.country();
        }
        return code.substring(0, Math.min(3, code.length()));
    }

    /** A state's code with an agent's; organisations and codes that name an institution already stay as they are. */
    private static String withAgent(Actor actor, String code, String agent) {
        boolean plainState = actor.kind() == ActorKind.STATE && code.length() == 3;
        return plainState ? code.concat(agent) : code;
    }

    private boolean isModifier(int token) {
        return terms.isClass(token, Words.TITLE_MODIFIER) && !terms.isParted(token);
    }

    private boolean isFormerBefore(int token) {
        if (token > from && terms.isClass(token - 1, Words.FORMER)) {
            return true;
        }
        return token - 1 > from
                && terms.isClass(token - 1, Words.TITLE_MODIFIER)
                && terms.isClass(token - 2, Words.FORMER);
    }
}
