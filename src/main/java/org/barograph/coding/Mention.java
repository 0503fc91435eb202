package org.barograph.coding;

import org.barograph.catalog.Actor;

/** One actor in a text while it is read; used again for the next text. Places are token indices. */
final class Mention {
    /** As in "Iran-backed": names the actor but does not act. */
    static final int DEPENDENT = 1;
    /** An adjective or a possessive: it belongs to the noun behind it. */
    static final int ATTRIBUTE = 1 << 1;
    /** Stands behind a preposition. */
    static final int OBLIQUE = 1 << 2;
    /** A city or region, the capital among them. */
    static final int CITY = 1 << 3;
    /** Who is cited: "Israel said", "according to Israel". */
    static final int CITED = 1 << 4;
    /** Joined to the mention before it: and, or, a comma between two names, a hyphen. */
    static final int JOINED = 1 << 5;
    /** Behind the preposition in, at, near. */
    static final int LOCATIVE = 1 << 6;
    /** Joined by a hyphen: US-China. */
    static final int PAIRED = 1 << 7;
    /** An agent of no known state: gunmen, the police. */
    static final int UNATTACHED = 1 << 8;

    int start;
    int end;
    Actor actor;
    String code;
    String country;
    String dyad;
    String name;
    int flags;

    boolean is(int flag) {
        return (flags & flag) != 0;
    }
}
