package org.barograph.coding;

/** An event word of a sentence while it is read; used again. Places are token indices. */
final class Candidate {
    Pattern pattern;
    /** Place among the candidates of the sentence. */
    int index;

    int start;
    /** After the first segment. */
    int headEnd;
    /** After the last segment. */
    int end;

    /** Verb form flags of the first segment; 0 for nouns and fixed phrases. */
    int form;

    /** How much its pattern says: of two that overlap the greater stays. */
    int score;

    /** Mentions of the sides found, or −1; kept for verbs that share a subject, and for accusations. */
    int source = -1;

    int target = -1;
    Standing standing = Standing.BACKGROUND;
    /** How many were killed, sent or fired; 0 where the text does not say. */
    long count;

    boolean passive;
    /** Whether somebody is only said to have done it. */
    boolean alleged;

    boolean accepted;
}
