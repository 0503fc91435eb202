package org.barograph.coding;

import java.util.Map;
import java.util.Set;

/** What an event becomes that is intended, threatened or refused instead of done. */
enum Modality {
    /** It is reported as done. */
    DONE,
    /** It is announced: will, plans to, is ready to. */
    INTENDED,
    /** It is not done although it could be: refused to, will not. */
    REFUSED,
    /** It did not happen. */
    DENIED;

    /** A root with a CAMEO code. */
    record Coding(String plover, String cameo) {}

    private static final Set<String> COOPERATIVE =
            Set.of("AID", "COOPERATE", "CONCEDE", "RETREAT", "CONSULT", "SUPPORT", "AGREE");
    private static final Map<String, Coding> INTENT = Map.ofEntries(
            Map.entry("AID", new Coding("AGREE", "033")),
            Map.entry("COOPERATE", new Coding("AGREE", "031")),
            Map.entry("CONCEDE", new Coding("AGREE", "035")),
            Map.entry("RETREAT", new Coding("AGREE", "035")),
            Map.entry("CONSULT", new Coding("AGREE", "036")),
            Map.entry("SUPPORT", new Coding("AGREE", "032")),
            Map.entry("ASSAULT", new Coding("THREATEN", "138")),
            Map.entry("SANCTION", new Coding("THREATEN", "131")),
            Map.entry("COERCE", new Coding("THREATEN", "132")),
            Map.entry("PROTEST", new Coding("THREATEN", "133")),
            Map.entry("MOBILIZE", new Coding("THREATEN", "138")));
    private static final Map<String, Coding> REFUSAL = Map.of(
            "AID", new Coding("REJECT", "122"),
            "COOPERATE", new Coding("REJECT", "121"),
            "CONCEDE", new Coding("REJECT", "124"),
            "RETREAT", new Coding("REJECT", "124"),
            "CONSULT", new Coding("REJECT", "125"),
            "SUPPORT", new Coding("REJECT", "120"),
            "AGREE", new Coding("REJECT", "120"));

    /** The root and code that an event of a pattern has in this modality, or null if it is none. */
    Coding of(Pattern pattern) {
        Coding plain = new Coding(pattern.plover(), pattern.cameo());
        return switch (this) {
            case DONE -> plain;
            case INTENDED -> INTENT.getOrDefault(pattern.plover(), plain);
            case REFUSED -> REFUSAL.get(pattern.plover());
            case DENIED -> COOPERATIVE.contains(pattern.plover()) ? REFUSAL.get(pattern.plover()) : null;
        };
    }
}
