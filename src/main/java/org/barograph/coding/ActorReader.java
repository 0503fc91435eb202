package org.barograph.coding;

import static org.barograph.coding.TermMatches.NONE;

import org.barograph.catalog.Actor;
import org.barograph.catalog.Actor.TermRole;
import org.barograph.catalog.ActorKind;
import org.barograph.catalog.Role;
import org.barograph.coding.Lexicon.Name;
import org.barograph.text.MatchBuffer;
import org.barograph.text.TokenBuffer;

/**
 * Reads the actors of a sentence from left to right: a country's name or adjective with the office, person or body that
 * follows it, an office with the country or person that follows, people, and bare names.
 */
final class ActorReader {
    /** How many words such as "former" or "acting" may stand between a state and an office. */
    private static final int MAX_MODIFIERS = 3;

    /** How many plain words may stand between a state and its agent: Danish harbour police. */
    private static final int MAX_AGENT_GAP = 2;

    private static final String MILITARY = "MIL";

    private final Lexicon lexicon;
    private final Workspace work;
    private final TokenBuffer tokens;
    private final MatchBuffer matches;
    private final TermMatches terms;
    private final NameSense senses;
    private final PersonReader people;
    private final TitleReader titles;
    private final MentionWriter writer;
    private final ContextState context;
    private final AgentOwners owners;
    private final Surroundings surroundings;

    ActorReader(Lexicon lexicon, Workspace work) {
        this.lexicon = lexicon;
        this.work = work;
        this.tokens = work.tokens;
        this.matches = work.matches;
        this.terms = new TermMatches(lexicon, work);
        this.senses = new NameSense(lexicon, work, terms);
        this.writer = new MentionWriter(work);
        this.context = new ContextState(lexicon, work);
        this.people = new PersonReader(lexicon, work, terms, senses, writer);
        this.titles = new TitleReader(lexicon, work, terms, senses, people, context, writer);
        this.owners = new AgentOwners(lexicon, work, terms);
        this.surroundings = new Surroundings(lexicon, work, terms);
    }

    void beginText() {
        senses.beginText();
        context.beginText();
    }

    /** Adds the mentions of a sentence to the workspace; those of the sentences before must have been added. */
    void read(int sentence) {
        terms.begin(sentence);
        int first = work.mentionCount;
        context.begin(first);
        int i = terms.from;
        while (i < terms.limit) {
            i = readAt(i);
        }
        owners.join(first);
        for (int m = first; m < work.mentionCount; m++) {
            surroundings.read(work.mentions[m], m == first ? null : work.mentions[m - 1]);
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
            return terms.isPerson(name) ? people.read(i, name, null, false, null, i) : state(i, name);
        }
        if (role != NONE && roleEnd >= agentEnd) {
            return titles.title(i, role(role), roleEnd);
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
        String code = NameSense.code(name, actor);
        if (isFriendOrFoe(start) || isDependent(end)) {
            writer.write(start, end, actor, code, actor.name()).flags |= Mention.DEPENDENT;
            return end;
        }
        int region = senses.regionBehind(name, end);
        if (region != NONE) {
            Name part = terms.name(region);
            Actor of = part.rival() == null ? part.actor() : part.rival();
            int last = terms.end(region);
            writer.write(start, last, of, of.code(), of.name()).flags |= Mention.CITY;
            return last;
        }
        if (end < terms.limit && !terms.isParted(end)) {
            int last = body(start, end, actor, code);
            if (last != NONE) {
                return last;
            }
        }
        Mention mention = writer.write(start, end, actor, code, actor.name());
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

    /** Whether a word that a hyphen joins to the name before it says what somebody else is to the actor: Danish-backed. */
    private boolean isDependent(int end) {
        return end < terms.limit && tokens.has(end, TokenBuffer.HYPHEN) && terms.isClass(end, Words.DEPENDENT);
    }

    /** Whether a name only says whose friends or enemies somebody is: pro-Danish, anti-Danish. */
    private boolean isFriendOrFoe(int start) {
        return start > terms.from
                && tokens.has(start, TokenBuffer.HYPHEN)
                && WordLists.FRIEND_OR_FOE.contains(tokens.hash(start - 1));
    }

    /** The office, person or body that stands behind a state's name, as one mention with it; or NONE. */
    private int body(int start, int at, Actor actor, String code) {
        boolean former = terms.isFormerBefore(start);
        int next = at;
        for (int k = 0; k < MAX_MODIFIERS && next < terms.limit && isModifier(next); k++) {
            former |= terms.isClass(next, Words.FORMER);
            next++;
        }
        if (next < terms.limit && !terms.isParted(next)) {
            int role = terms.longest(next, Lexicon.ROLE);
            if (role != NONE && terms.end(role) >= terms.end(terms.bestName(next))) {
                return titles.office(start, terms.end(role), actor, code, role(role), former);
            }
            int person = terms.bestName(next);
            if (terms.isPerson(person) && terms.name(person).actor().country().equals(actor.country())) {
                return people.read(next, person, null, false, actor, start);
            }
        }
        int agent = agentWithin(at);
        if (agent != NONE) {
            int last = titles.unknownNames(titles.followingRole(terms.end(agent)));
            writer.write(start, last, actor, MentionWriter.withAgent(actor, code, agentCode(agent)), actor.name());
            return last;
        }
        return NONE;
    }

    /** Whether a demonym stands in the plural, and so for people: Libyans. */
    private boolean isPlural(int token, String term) {
        char last = work.text.charAt(tokens.end(token) - 1);
        return (last == 's' || last == 'S') && !term.endsWith("s");
    }

    private int agentLed(int start, String agentCode, int end) {
        if (end + 1 >= terms.limit || terms.isParted(end)) {
            return writer.writeUnattached(start, titles.followingRole(end), agentCode);
        }
        boolean of = terms.isClass(end, Words.OF);
        boolean in = terms.isClass(end, Words.LOCATIVE) && !agentCode.equals(MILITARY);
        if (!of && !in) {
            return writer.writeUnattached(start, titles.followingRole(end), agentCode);
        }
        int next = terms.isClass(end + 1, Words.DETERMINER) ? end + 2 : end + 1;
        int name = terms.bestName(next);
        if (name == NONE || terms.name(name).actor().kind() != ActorKind.STATE) {
            return writer.writeUnattached(start, titles.followingRole(end), agentCode);
        }
        Name found = terms.name(name);
        int last = terms.end(name);
        boolean attribute = found.term().role() == TermRole.ADJECTIVE || tokens.has(last - 1, TokenBuffer.POSSESSIVE);
        Actor actor = attribute || senses.regionBehind(found, last) != NONE ? null : senses.actor(name);
        if (actor == null) {
            return writer.writeUnattached(start, titles.followingRole(end), agentCode);
        }
        String code = NameSense.code(found, actor);
        writer.write(start, last, actor, MentionWriter.withAgent(actor, code, agentCode), actor.name());
        return last;
    }

    private int agentWithin(int at) {
        for (int k = 0; k <= MAX_AGENT_GAP && at + k < terms.limit; k++) {
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

    private boolean isModifier(int token) {
        return terms.isClass(token, Words.TITLE_MODIFIER) && !terms.isParted(token);
    }
}
