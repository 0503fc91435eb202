package org.barograph.coding;

/** How a clause stands in its sentence. */
enum Standing {
    MAIN,
    /** In an adverbial clause, a participle or an infinitive: known or lesser beside the main event. */
    BACKGROUND,
    /** Conditional, hoped for, not yet happened, long ago, or told of somebody in a relative clause. */
    UNREAL
}
