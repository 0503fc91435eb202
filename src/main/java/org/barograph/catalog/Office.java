package org.barograph.catalog;

import java.time.LocalDate;

/**
 * An office that a person holds or held.
 *
 * @param role id of a {@link Role}: {@code head-of-state}, {@code foreign-minister}
 * @param title the office's usual title: President, Secretary of State
 * @param country ISO-3 code of the state, or the id of the organisation
 * @param from first day in office
 * @param to last day in office, or null while it lasts
 * @param agent CAMEO agent code that it adds to the state's, where it has no role; else empty
 */
public record Office(String role, String title, String country, LocalDate from, LocalDate to, String agent) {
    /** Whether the office was held on the day, both ends included. */
    public boolean heldOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}
