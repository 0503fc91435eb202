package org.barograph.catalog;

import java.util.List;

/**
 * A publisher family: outlets with one owner or one wire.
 *
 * @param id {@code reuters}
 * @param name the name to show
 * @param names names of sources that belong to it, compared without case
 * @param domains registrable domains that belong to it: {@code reuters.com}
 * @param weight weight in corroboration, in [0, 1]
 */
public record Source(String id, String name, List<String> names, List<String> domains, double weight) {
    public Source {
        names = List.copyOf(names);
        domains = List.copyOf(domains);
    }
}
