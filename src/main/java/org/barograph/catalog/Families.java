package org.barograph.catalog;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Finds the publisher family of a source: by its name, then by the address of the article. */
final class Families {
    static final int MAX_ID_LENGTH = 100;
    private static final double UNKNOWN_WEIGHT = 1;
    private static final String NAMELESS = "unknown";

    private final Map<String, Family> byName = new HashMap<>();
    private final Map<String, Family> byDomain = new HashMap<>();

    Families(Collection<Source> sources) {
        for (Source source : sources) {
            Family family = new Family(source.id(), source.weight());
            byName.put(key(source.id()), family);
            byName.put(key(source.name()), family);
            source.names().forEach(name -> byName.put(key(name), family));
            source.domains().forEach(domain -> byDomain.put(domain, family));
        }
    }

    Family of(String source, String url) {
        String name = key(source);
        Family known = byName.get(name);
        if (known != null) {
            return known;
        }
        String host = Hosts.of(url);
        known = byHost(host);
        if (known == null) {
            known = byHost(Hosts.of(name));
        }
        if (known != null) {
            return known;
        }
        String id = host.isEmpty() ? name : Hosts.registrable(host);
        return new Family(id.isEmpty() ? NAMELESS : cut(id), UNKNOWN_WEIGHT);
    }

    /** A name without what outlets write differently: case, and spaces around and within. */
    static String key(String name) {
        if (name == null) {
            return "";
        }
        String head = name.length() > 4 * MAX_ID_LENGTH ? name.substring(0, 4 * MAX_ID_LENGTH) : name;
        return head.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** A listed host or the nearest listed one above it: edition.example.com belongs to example.com. */
    private Family byHost(String host) {
        for (String domain = host; !domain.isEmpty(); ) {
            Family family = byDomain.get(domain);
            if (family != null) {
                return family;
            }
            int dot = domain.indexOf('.');
            domain = dot < 0 ? "" : domain.substring(dot + 1);
        }
        return null;
    }

    private static String cut(String id) {
        if (id.length() <= MAX_ID_LENGTH) {
            return id;
        }
        int end = Character.isHighSurrogate(id.charAt(MAX_ID_LENGTH - 1)) ? MAX_ID_LENGTH - 1 : MAX_ID_LENGTH;
        return id.substring(0, end).strip();
    }
}
