package org.barograph.coding;

import java.time.LocalDate;
import java.util.List;
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
    private static final int NONE = -1;
    private static final int MAX_MODIFIERS = 3;
    private static final int MAX_AGENT_GAP = 2;
    private static final int MAX_UNKNOWN_NAMES = 3;
    private static final int MAX_LINK = 4;
    private static final String ELITE = "ELI";
    private static final String MILITARY = "MIL";
    /** CAMEO's country of an agent that the text gives none. */
    private static final String NO_COUNTRY = "---";

    /** Stands for agents that the text attaches to no state: gunmen, the police. */
    private static final Actor UNATTACHED =
            new Actor("unattached", ActorKind.NGO, "", NO_COUNTRY, NO_COUNTRY, "", List.of(), List.of());

    private final Lexicon lexicon;
    private final Workspace work;
    private final TokenBuffer tokens;
    private final MatchBuffer matches;
    private final Surroundings surroundings;

    private int from;
    private int limit;
    private boolean titleCase;

    ActorReader(Lexicon lexicon, Workspace work) {
        this.lexicon = lexicon;
        this.work = work;
        this.tokens = work.tokens;
        this.matches = work.matches;
        this.surroundings = new Surroundings(lexicon, work);
    }

    /** Adds the mentions of the sentence of tokens {@code [from, limit)} to the workspace. */
    void read(int from, int limit) {
        this.from = from;
        this.limit = limit;
        titleCase = isTitleCase();
        int first = work.mentionCount;
        int i = from;
        while (i < limit) {
            i = readAt(i);
        }
        attachAgents(first);
        for (int m = first; m < work.mentionCount; m++) {
            surroundings.read(work.mentions[m], m == first ? null : work.mentions[m - 1], from, limit);
        }
    }

    private int readAt(int i) {
        if (work.firstMatch[i] == work.firstMatch[i + 1]) {
            return i + 1;
        }
        int block = longest(i, Lexicon.BLOCK);
        int name = bestName(i);
        int role = longest(i, Lexicon.ROLE);
        int agent = longest(i, Lexicon.AGENT);
        int nameEnd = end(name);
        if (block != NONE && end(block) >= Math.max(nameEnd, Math.max(end(role), end(agent)))) {
            return end(block);
        }
        if (name != NONE && nameEnd >= end(role)) {
            Name found = name(name);
            boolean person = found.actor().kind() == ActorKind.PERSON;
            return person ? person(i, name, null, NONE, i) : led(i, found, nameEnd);
        }
        if (role != NONE && end(role) >= end(agent)) {
            return roleLed(i, lexicon.roles.get(Lexicon.reference(matches.payload(role))), end(role));
        }
        if (agent != NONE) {
            String code = lexicon.agents
                    .get(Lexicon.reference(matches.payload(agent)))
                    .code();
            return agentLed(i, code, end(agent));
        }
        return i + 1;
    }

    /** A state or organisation, and what follows it. */
    private int led(int start, Name name, int end) {
        Actor actor = name.actor();
        String code = name.term().code();
        if (end < limit && tokens.has(end, TokenBuffer.HYPHEN) && isClass(end, Words.DEPENDENT)) {
            mention(start, end, actor, code, actor.name()).flags |= Mention.DEPENDENT;
            return end;
        }
        boolean former = isFormerBefore(start);
        int at = end;
        if (at < limit && !isParted(at)) {
            int next = at;
            for (int k = 0; k < MAX_MODIFIERS && next < limit && isModifier(next); k++) {
                former |= isClass(next, Words.FORMER);
                next++;
            }
            if (next < limit && !isParted(next)) {
                int role = longest(next, Lexicon.ROLE);
                if (role != NONE && end(role) >= end(bestName(next))) {
                    Role office = lexicon.roles.get(Lexicon.reference(matches.payload(role)));
                    return office(start, end(role), actor, code, office, former);
                }
                int person = bestName(next);
                if (person != NONE && isPersonOf(person, actor)) {
                    return person(next, person, null, NONE, start);
                }
            }
            int agent = agentWithin(at);
            if (agent != NONE) {
                String agentCode = lexicon.agents
                        .get(Lexicon.reference(matches.payload(agent)))
                        .code();
                int last = followingRole(end(agent));
                mention(start, unknownNames(last), actor, withAgent(actor, code, agentCode), actor.name());
                return unknownNames(last);
            }
        }
        Mention mention = mention(start, end, actor, code, actor.name());
        TermRole role = name.term().role();
        if (role == TermRole.ADJECTIVE && !isPlural(end - 1, name.term().text())) {
            mention.flags |= Mention.ATTRIBUTE;
        }
        if (role == TermRole.PLACE || role == TermRole.CAPITAL) {
            mention.flags |= Mention.CITY;
        }
        if (tokens.has(end - 1, TokenBuffer.POSSESSIVE)) {
            mention.flags |= Mention.ATTRIBUTE;
        }
        return end;
    }

    /** Whether a demonym stands in the plural, and so for people: Libyans. */
    private boolean isPlural(int token, String term) {
        char last = work.text.charAt(tokens.end(token) - 1);
        return (last == 's' || last == 'S') && !term.endsWith("s");
    }

    /** An office of a known state or organisation, with or without its holder. */
    private int office(int start, int end, Actor actor, String code, Role role, boolean former) {
        int at = end;
        if (at < limit && !tokens.has(at, TokenBuffer.BREAK | TokenBuffer.SENTENCE_START)) {
            int person = bestName(at);
            if (person != NONE && name(person).actor().kind() == ActorKind.PERSON) {
                boolean apposition = tokens.has(at, TokenBuffer.COMMA);
                if (!apposition || name(person).actor().country().equals(actor.country())) {
                    return person(at, person, former ? null : role, former ? 1 : 0, start);
                }
            }
        }
        int last = unknownNames(followingRole(end));
        mention(
                start,
                last,
                actor,
                former ? withAgent(actor, code, ELITE) : withAgent(actor, code, role.agent()),
                actor.name());
        return last;
    }

    private int roleLed(int start, Role role, int end) {
        boolean former = isFormerBefore(start);
        int at = end;
        if (at + 1 < limit && isClass(at, Words.OF) && !isParted(at)) {
            int next = isClass(at + 1, Words.DETERMINER) ? at + 2 : at + 1;
            int name = next < limit ? bestName(next) : NONE;
            if (name != NONE && name(name).actor().kind() != ActorKind.PERSON) {
                Name found = name(name);
                if (tokens.has(end(name) - 1, TokenBuffer.POSSESSIVE) && longest(end(name), Lexicon.AGENT) != NONE) {
                    return end;
                }
                return office(start, end(name), found.actor(), found.term().code(), role, former);
            }
        }
        if (at < limit && !isParted(at)) {
            int person = bestName(at);
            if (person != NONE && name(person).actor().kind() == ActorKind.PERSON) {
                return person(at, person, former ? null : role, former ? 1 : 0, start);
            }
        }
        return unattached(start, unknownNames(followingRole(end)), role.agent());
    }

    private int agentLed(int start, String agentCode, int end) {
        if (end + 1 >= limit || isParted(end)) {
            return unattached(start, followingRole(end), agentCode);
        }
        boolean of = isClass(end, Words.OF);
        boolean in = isClass(end, Words.LOCATIVE) && !agentCode.equals(MILITARY);
        if (!of && !in) {
            return unattached(start, followingRole(end), agentCode);
        }
        int next = isClass(end + 1, Words.DETERMINER) ? end + 2 : end + 1;
        int name = next < limit ? bestName(next) : NONE;
        if (name == NONE || name(name).actor().kind() != ActorKind.STATE) {
            return unattached(start, followingRole(end), agentCode);
        }
        Name found = name(name);
        boolean attribute =
                found.term().role() == TermRole.ADJECTIVE || tokens.has(end(name) - 1, TokenBuffer.POSSESSIVE);
        if (attribute) {
            return unattached(start, followingRole(end), agentCode);
        }
        mention(
                start,
                end(name),
                found.actor(),
                withAgent(found.actor(), found.term().code(), agentCode),
                found.actor().name());
        return end(name);
    }

    /** Makes one mention of an agent and the actor that it belongs to. */
    private void attachAgents(int first) {
        int kept = first;
        for (int m = first; m < work.mentionCount; m++) {
            Mention mention = work.mentions[m];
            Mention before = kept == first ? null : work.mentions[kept - 1];
            if (before != null && mention.is(Mention.UNATTACHED) && isOwnerOf(before, mention)) {
                attach(mention, before);
                mention.start = before.start;
                work.swapMentions(m, kept - 1);
            } else if (before != null && before.is(Mention.UNATTACHED) && isBodyOf(before, mention)) {
                attach(before, mention);
                before.end = mention.end;
                before.flags |= mention.flags & Mention.ATTRIBUTE;
            } else {
                work.swapMentions(m, kept++);
            }
        }
        work.mentionCount = kept;
    }

    /** Whether an actor owns the agent behind it: the Assad regime, a U.S. federal judge. */
    private boolean isOwnerOf(Mention owner, Mention agent) {
        int gap = agent.start - owner.end;
        boolean state = owner.actor.kind() == ActorKind.STATE;
        boolean near = gap == 0 || (gap <= MAX_AGENT_GAP && (state || owner.is(Mention.ATTRIBUTE)));
        if (!near || owner.is(Mention.UNATTACHED | Mention.DEPENDENT)) {
            return false;
        }
        for (int t = owner.end; t <= agent.start; t++) {
            boolean plain = t == agent.start || (isClassless(t) && !tokens.has(t, TokenBuffer.NUMBER)) || isModifier(t);
            if (isParted(t) || !plain) {
                return false;
            }
        }
        return true;
    }

    /** Whether an agent belongs to the actor behind it: a spokesman for Mr Abbas, fighters loyal to the emir. */
    private boolean isBodyOf(Mention agent, Mention actor) {
        int at = agent.end;
        if (actor.is(Mention.UNATTACHED | Mention.DEPENDENT) || actor.start - at > MAX_LINK) {
            return false;
        }
        boolean linked = false;
        for (int t = at; t < actor.start; t++) {
            boolean link = isClass(t, Words.LINK);
            if (isParted(t) || !(link || isClass(t, Words.TO | Words.DETERMINER) || isModifier(t))) {
                return false;
            }
            linked |= link;
        }
        return linked && !isParted(actor.start);
    }

    private void attach(Mention agent, Mention owner) {
        boolean state = owner.actor.kind() == ActorKind.STATE || owner.actor.kind() == ActorKind.PERSON;
        Actor body = state ? lexicon.actorsById.get(owner.country) : null;
        String agentCode = agent.code.substring(NO_COUNTRY.length());
        agent.code = body == null ? owner.code : withAgent(body, body.code(), agentCode);
        agent.actor = body == null ? owner.actor : body;
        agent.country = owner.country;
        agent.dyad = owner.dyad;
        agent.name = owner.name;
        agent.flags &= ~Mention.UNATTACHED;
    }

    private boolean isClassless(int token) {
        return lexicon.wordClass(tokens.word(token)) == 0
                && !hasKind(token, Lexicon.HEAD)
                && !hasKind(token, Lexicon.NAME)
                && !hasKind(token, Lexicon.BLOCK);
    }

    /** An agent of no state: it acts and is acted on, but makes no dyad. */
    private int unattached(int start, int end, String agentCode) {
        mention(start, end, UNATTACHED, NO_COUNTRY.concat(agentCode), "").flags |= Mention.UNATTACHED;
        return end;
    }

    /**
     * A person.
     *
     * @param at where the name begins
     * @param role the office that the text names, or null
     * @param former whether the text says that it is a former one: 1 if so
     * @param start where the mention begins, with office and country
     */
    private int person(int at, int match, Role role, int former, int start) {
        Name found = name(match);
        int end = end(match);
        boolean surname = found.term().role() == TermRole.SURNAME;
        if (surname && start == at && isPartOfUnknownName(at)) {
            return end;
        }
        Actor person = surname ? holder(at, end) : found.actor();
        Office office = officeOf(person);
        boolean known = role != null || !surname || start < at || office != null || isSeen(person);
        if (!known) {
            return end;
        }
        boolean formerNow = former == 1 || (start == at && isFormerBefore(at));
        int last = end;
        if (office == null || formerNow) {
            mention(start, last, person, person.code(), person.name());
        } else {
            office(start, last, person, office);
        }
        if (tokens.has(last - 1, TokenBuffer.POSSESSIVE)) {
            work.mentions[work.mentionCount - 1].flags |= Mention.ATTRIBUTE;
        }
        return last;
    }

    private void office(int start, int end, Actor person, Office office) {
        Actor body = lexicon.actorsById.get(office.country());
        if (body == null) {
            mention(start, end, person, person.code(), person.name());
            return;
        }
        Role role = lexicon.rolesById.get(office.role());
        String agent = role == null ? ELITE : role.agent();
        Mention mention = mention(start, end, body, withAgent(body, body.code(), agent), person.name());
        mention.actor = person;
    }

    /** The person whose surname this is: seen in full first, then in office, then the latest to come to office. */
    private Actor holder(int at, int end) {
        Actor best = null;
        int bestRank = -1;
        LocalDate bestSince = LocalDate.MIN;
        for (int m = work.firstMatch[at]; m < work.firstMatch[at + 1]; m++) {
            boolean surname = Lexicon.kind(matches.payload(m)) == Lexicon.NAME
                    && matches.end(m) == end
                    && name(m).term().role() == TermRole.SURNAME;
            if (surname) {
                Actor actor = name(m).actor();
                Office office = officeOf(actor);
                int rank = (isSeen(actor) ? 2 : 0) + (office != null ? 1 : 0);
                LocalDate since = office == null ? LocalDate.MIN : office.from();
                if (rank > bestRank || (rank == bestRank && since.isAfter(bestSince))) {
                    best = actor;
                    bestRank = rank;
                    bestSince = since;
                }
            }
        }
        return best;
    }

    /** The office in force on the text's date; without a date the last one. Null if there is none. */
    private Office officeOf(Actor person) {
        List<Office> offices = person.offices();
        Office best = null;
        for (int i = 0; i < offices.size(); i++) {
            Office office = offices.get(i);
            boolean counts = work.date == null || office.heldOn(work.date);
            if (counts && (best == null || office.from().isAfter(best.from()))) {
                best = office;
            }
        }
        return best;
    }

    private boolean isSeen(Actor person) {
        return work.seen.contains(person);
    }

    private boolean isPersonOf(int match, Actor state) {
        Name name = name(match);
        return name.actor().kind() == ActorKind.PERSON && name.actor().country().equals(state.country());
    }

    /** Whether an unknown capitalised word stands directly before a surname: another person of that name. */
    private boolean isPartOfUnknownName(int at) {
        if (titleCase || at == from || isParted(at)) {
            return false;
        }
        int before = at - 1;
        boolean unknown = tokens.capitalised(before)
                && !tokens.has(before, TokenBuffer.POSSESSIVE)
                && before > from
                && lexicon.wordClass(tokens.word(before)) == 0
                && work.firstMatch[before] == work.firstMatch[before + 1];
        boolean initial = tokens.end(before) - tokens.start(before) == 1 && tokens.capitalised(before) && before > from;
        return unknown || initial || isFirstNameAtStart(before);
    }

    private boolean isFirstNameAtStart(int before) {
        return before == from
                && tokens.capitalised(before)
                && tokens.word(before) < 0
                && !tokens.has(before, TokenBuffer.POSSESSIVE | TokenBuffer.NUMBER);
    }

    private int agentWithin(int at) {
        for (int k = 0; k <= MAX_AGENT_GAP && at + k < limit; k++) {
            int token = at + k;
            if (isParted(token)) {
                return NONE;
            }
            int agent = longest(token, Lexicon.AGENT);
            if (agent != NONE) {
                return agent;
            }
            boolean plain = isClassless(token) && !tokens.has(token, TokenBuffer.POSSESSIVE | TokenBuffer.NUMBER);
            if (!plain) {
                return NONE;
            }
        }
        return NONE;
    }

    /** Behind an agent or office, a further one belongs to it: army spokesman. */
    private int followingRole(int at) {
        int end = at;
        for (int k = 0; k < 2 && end < limit && !isParted(end) && !tokens.has(end - 1, TokenBuffer.POSSESSIVE); k++) {
            int next = Math.max(end(longest(end, Lexicon.AGENT)), end(longest(end, Lexicon.ROLE)));
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
        while (end < limit && end < at + MAX_UNKNOWN_NAMES && isUnknownName(end)) {
            end++;
            if (tokens.has(end - 1, TokenBuffer.POSSESSIVE)) {
                break;
            }
        }
        return end;
    }

    private boolean isUnknownName(int token) {
        return tokens.capitalised(token)
                && !isParted(token)
                && lexicon.wordClass(tokens.word(token)) == 0
                && !hasKind(token, Lexicon.NAME)
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

    private boolean isTitleCase() {
        int long0 = 0;
        int capital = 0;
        for (int i = from; i < limit; i++) {
            if (tokens.end(i) - tokens.start(i) > 3 && !tokens.has(i, TokenBuffer.NUMBER)) {
                long0++;
                if (tokens.capitalised(i)) {
                    capital++;
                }
            }
        }
        return long0 >= 4 && capital * 10 >= long0 * 7;
    }

    private boolean isModifier(int token) {
        return isClass(token, Words.TITLE_MODIFIER) && !isParted(token);
    }

    private boolean isFormerBefore(int token) {
        if (token > from && isClass(token - 1, Words.FORMER)) {
            return true;
        }
        return token - 1 > from && isClass(token - 1, Words.TITLE_MODIFIER) && isClass(token - 2, Words.FORMER);
    }

    private boolean isParted(int token) {
        return tokens.has(token, TokenBuffer.COMMA | TokenBuffer.BREAK | TokenBuffer.QUOTE);
    }

    private boolean isClass(int token, int wordClass) {
        return (lexicon.wordClass(tokens.word(token)) & wordClass) != 0;
    }

    private Name name(int match) {
        return lexicon.names.get(Lexicon.reference(matches.payload(match)));
    }

    private int end(int match) {
        return match == NONE ? NONE : matches.end(match);
    }

    private boolean hasKind(int token, int kind) {
        return token < limit && longest(token, kind) != NONE;
    }

    /** The longest match of a kind at a token within the sentence; the first of equally long ones. */
    private int longest(int token, int kind) {
        if (token >= limit) {
            return NONE;
        }
        int best = NONE;
        for (int m = work.firstMatch[token]; m < work.firstMatch[token + 1]; m++) {
            if (Lexicon.kind(matches.payload(m)) == kind && (best == NONE || matches.end(m) > matches.end(best))) {
                best = m;
            }
        }
        return best;
    }

    /** The longest name; among equally long ones a full name before a surname. */
    private int bestName(int token) {
        if (token >= limit) {
            return NONE;
        }
        int best = NONE;
        for (int m = work.firstMatch[token]; m < work.firstMatch[token + 1]; m++) {
            if (Lexicon.kind(matches.payload(m)) == Lexicon.NAME) {
                boolean longer = best == NONE || matches.end(m) > matches.end(best);
                boolean fuller = best != NONE
                        && matches.end(m) == matches.end(best)
                        && name(best).term().role() == TermRole.SURNAME
                        && name(m).term().role() != TermRole.SURNAME;
                if (longer || fuller) {
                    best = m;
                }
            }
        }
        return best;
    }
}
