package org.barograph.catalog;

/** What an {@link Actor} is. */
public enum ActorKind {
    /** A state or a territory with a code of its own. */
    STATE,
    /** An international governmental organisation: UN, EU, NATO. */
    IGO,
    /** A non-governmental organisation, a company or another body. */
    NGO,
    /** An armed group that is not a state's army: Hamas, the Houthis. */
    ARMED_GROUP,
    /** A person with dated offices. */
    PERSON
}
