package org.barograph.coding;

import org.barograph.catalog.Actor;
import org.barograph.catalog.ActorKind;

/** Writes down the mentions of actors, in the order of the text. */
final class MentionWriter {
    private final Workspace work;

    MentionWriter(Workspace work) {
        this.work = work;
    }

    /** Adds the mention of an actor, at the tokens {@code [start, end)}. */
    Mention write(int start, int end, Actor actor, String code, String name) {
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

    /** Adds the mention of an agent of no known state and returns the token after it. */
    int writeUnattached(int start, int end, String agentCode) {
        Mention mention = work.nextMention();
        mention.start = start;
        mention.end = end;
        AgentOwners.unattached(mention, agentCode);
        return end;
    }

    private static String country(Actor actor, String code) {
        if (!actor.country().isEmpty()) {
            return actor.country();
        }
        return code.substring(0, Math.min(3, code.length()));
    }

    /** A state's code with an agent's; organisations and codes that name an institution already stay as they are. */
    static String withAgent(Actor actor, String code, String agent) {
        boolean plainState = actor.kind() == ActorKind.STATE && code.length() == 3;
        return plainState ? code.concat(agent) : code;
    }
}
