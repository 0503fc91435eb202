package org.barograph.catalog;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The host of an address, and the part of it that someone registered. Odd input gives an empty text, never a throw. */
final class Hosts {
    private static final int MAX_URL_LENGTH = 4_096;
    private static final int MAX_HOST_LENGTH = 253;
    private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{M}\\p{N}_-]+(\\.[\\p{L}\\p{M}\\p{N}_-]+)+");
    private static final Pattern IP_ADDRESS = Pattern.compile("[0-9]+(\\.[0-9]+){3}");

    /** Labels that many country domains use as their second level: co.uk, com.au, or.jp, gob.mx. */
    private static final Set<String> SECOND_LEVELS = Set.of(
            "ac", "co", "com", "edu", "gen", "go", "gob", "gouv", "gov", "govt", "gv", "id", "info", "kiev", "ltd",
            "me", "mil", "ne", "net", "news", "nhs", "nom", "or", "org", "plc", "press", "sch", "tm", "web");

    /** Services under which every subdomain has an owner of its own. */
    private static final Set<String> HOSTING = Set.of(
            "blogspot.com",
            "github.io",
            "medium.com",
            "netlify.app",
            "pages.dev",
            "substack.com",
            "tumblr.com",
            "typepad.com",
            "vercel.app",
            "web.app",
            "weebly.com",
            "wixsite.com",
            "wordpress.com");

    private Hosts() {}

    /** The host of a URL, or of an address without a scheme, in lower case; empty where there is none. */
    static String of(String url) {
        if (url == null || url.length() > MAX_URL_LENGTH) {
            return "";
        }
        String rest = url.strip();
        int scheme = rest.indexOf("://");
        if (scheme >= 0) {
            rest = rest.substring(scheme + 3);
        } else if (rest.startsWith("//")) {
            rest = rest.substring(2);
        }
        int end = 0;
        while (end < rest.length() && "/?#\\".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String authority = rest.substring(rest.lastIndexOf('@', Math.max(end - 1, 0)) + 1, end);
        int port = authority.indexOf(':');
        String host = (port < 0 ? authority : authority.substring(0, port)).toLowerCase(Locale.ROOT);
        if (host.endsWith(".")) {
            host = host.substring(0, host.length() - 1);
        }
        return host.length() <= MAX_HOST_LENGTH && HOST.matcher(host).matches() ? host : "";
    }

    /** The registrable domain of a host: news.example.co.uk gives example.co.uk. An IP address stays whole. */
    static String registrable(String host) {
        if (IP_ADDRESS.matcher(host).matches()) {
            return host;
        }
        String[] labels = host.split("\\.", -1);
        int kept = Math.min(labels.length, suffixLength(labels) + 1);
        String domain = labels[labels.length - 1];
        for (int i = 2; i <= kept; i++) {
            domain = labels[labels.length - i] + '.' + domain;
        }
        return domain;
    }

    private static int suffixLength(String[] labels) {
        if (labels.length < 3) {
            return 1;
        }
        String top = labels[labels.length - 1];
        String second = labels[labels.length - 2];
        boolean countrySecondLevel = top.length() == 2 && SECOND_LEVELS.contains(second);
        return countrySecondLevel || HOSTING.contains(second + '.' + top) ? 2 : 1;
    }
}
