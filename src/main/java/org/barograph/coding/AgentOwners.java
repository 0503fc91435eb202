package org.barograph.coding;

import java.util.List;
import org.barograph.catalog.Actor;
import org.barograph.catalog.ActorKind;
import org.barograph.text.TokenBuffer;

/**
 * Joins agents that were read without a state, such as gunmen, the police or a spokesman, to the actor beside them that
 * they belong to.
 */
final class AgentOwners {
    /** How many tokens may stand between an agent and the actor behind it: for the new. */
    private static final int MAX_LINK = 4;

    /** How many tokens may stand between a state and its agent: a U.S. federal judge. */
    private static final int MAX_GAP = 2;
    /** CAMEO's country of an agent that the text gives none. */
    private static final String NO_COUNTRY = "---";

    /** Stands for agents that the text attaches to no state. */
    private static final Actor UNATTACHED =
            new Actor("unattached", ActorKind.NGO, "", NO_COUNTRY, NO_COUNTRY, "", List.of(), List.of());

    private final Lexicon lexicon;
    private final Workspace work;
    private final TokenBuffer tokens;
    private final TermMatches terms;

    AgentOwners(Lexicon lexicon, Workspace work, TermMatches terms) {
        this.lexicon = lexicon;
        this.work = work;
        this.tokens = work.tokens;
        this.terms = terms;
    }

    /** Makes a mention that of an agent of no state: it acts and is acted on, but makes no dyad. */
    static void unattached(Mention mention, String agentCode) {
        mention.actor = UNATTACHED;
        mention.code = NO_COUNTRY.concat(agentCode);
        mention.country = NO_COUNTRY;
        mention.dyad = "";
        mention.name = "";
        mention.flags |= Mention.UNATTACHED;
    }

    /** Makes one mention of an agent and the actor that it belongs to, among the mentions from {@code first} on. */
    void join(int first) {
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
        boolean near = gap == 0 || (gap <= MAX_GAP && (state || owner.is(Mention.ATTRIBUTE)));
        if (!near || owner.is(Mention.UNATTACHED | Mention.DEPENDENT)) {
            return false;
        }
        for (int t = owner.end; t <= agent.start; t++) {
            boolean plain = t == agent.start
                    || (terms.isPlain(t) && !tokens.has(t, TokenBuffer.NUMBER))
                    || (terms.isClass(t, Words.TITLE_MODIFIER) && !terms.isParted(t));
            if (terms.isParted(t) || !plain) {
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
            boolean link = terms.isClass(t, Words.LINK);
            boolean between = link || terms.isClass(t, Words.TO | Words.DETERMINER | Words.TITLE_MODIFIER);
            if (terms.isParted(t) || !between) {
                return false;
            }
            linked |= link;
        }
        return linked && !terms.isParted(actor.start);
    }

    private void attach(Mention agent, Mention owner) {
        boolean state = owner.actor.kind() == ActorKind.STATE || owner.actor.kind() == ActorKind.PERSON;
        Actor body = state ? lexicon.actorsById.get(owner.country) : null;
        String agentCode = agent.code.substring(NO_COUNTRY.length());
        boolean plainState =
                body != null && body.kind() == ActorKind.STATE && body.code().length() == 3;
        agent.code = body == null ? owner.code : plainState ? body.code().concat(agentCode) : body.code();
        agent.actor = body == null ? owner.actor : body;
        agent.country = owner.country;
        agent.dyad = owner.dyad;
        agent.name = owner.name;
        agent.flags &= ~Mention.UNATTACHED;
    }
}
