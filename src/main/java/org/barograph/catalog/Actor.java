package org.barograph.catalog;

import java.util.List;
import java.util.Objects;

/**
 * An actor of the catalogue.
 *
 * @param id unique id within its kind: {@code USA}, {@code NATO}, {@code antony-blinken}
 * @param kind what it is
 * @param name the name to show
 * @param code CAMEO-style code: {@code USA}, {@code IGOUNO}, {@code PSEREBHMS}; for a person the code without an
 *     office in force, such as {@code USAELI}, or that of the organisation it belongs to
 * @param country ISO 3166-1 alpha-3 code of the state it belongs to, or empty where there is none
 * @param dyad the dyad code its events are summed under: ISO-3 of the state or an alias such as {@code EU}, {@code
 *     NATO}, {@code HAMAS}
 * @param terms every way it is named in a text, each with the code that this way of naming gives; see {@link Term}
 * @param offices a person's offices, by date; empty for others
 */
public record Actor(
        String id,
        ActorKind kind,
        String name,
        String code,
        String country,
        String dyad,
        List<Term> terms,
        List<Office> offices) {
    public Actor {
        Objects.requireNonNull(kind, "kind");
        terms = List.copyOf(terms);
        offices = List.copyOf(offices);
    }

    /**
     * One way to name an actor.
     *
     * @param text as it is written: a capital letter in it must be a capital in the text, a lower-case letter matches
     *     either case ({@code US} never matches "us", {@code Turkey} never matches "turkey")
     * @param code CAMEO-style code that this naming gives: {@code RUSGOV} for Kremlin, {@code RUS} for Moscow
     * @param role how the term names it
     * @param personal whether people are called so too, by first name or surname: Jordan, London
     * @param namesake id of another state that has a place of this name: USA for Georgia; empty where there is none
     */
    public record Term(String text, String code, TermRole role, boolean personal, String namesake) {
        /** A term that names nothing else. */
        public Term(String text, String code, TermRole role) {
            this(text, code, role, false, "");
        }
    }

    /** How a term names its actor. */
    public enum TermRole {
        /** A name or an alias. */
        NAME,
        /** An adjective or demonym: Russian, Russians. */
        ADJECTIVE,
        /** The capital city, which stands for the government in news: Moscow. */
        CAPITAL,
        /** A building or office that stands for an institution: Kremlin, Pentagon. */
        METONYM,
        /** Another city or region of the state: Kharkiv. Gives the state as a place, weaker than a name. */
        PLACE,
        /** A part of the state that its towns are written with: Pennsylvania in "Lebanon, Pennsylvania". */
        REGION,
        /** A surname alone, which needs the full name, a title or an office in force to be read as the person. */
        SURNAME,
        /**
         * A short name that means something else as well, and so needs a longer name elsewhere in the text: "the North",
         * or the surname of a person whom the catalogue gives none.
         */
        SHORT
    }
}
