package org.barograph.page;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A browser before a running instance with ninety days of news, for all tests of a class. */
@EnabledIfSystemProperty(
        named = "barograph.chromium",
        matches = ".+",
        disabledReason = "the page's tests need Chromium: mvn -Pbrowser verify")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnPage {
    final Instant now = Instant.now();
    PageServer server;
    PageBrowser browser;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = PageServer.start(folder);
        browser = new PageBrowser(server.address());
        server.publish(PageNews.upTo(now));
        server.awaitTension("taiwan-strait", 20);
        server.awaitStill("taiwan-strait");
    }

    @AfterEach
    void closePages() {
        browser.closePages();
        browser.forgive();
    }

    @AfterAll
    void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
    }

    /** One report in four outlets, published now. */
    static String outlets(String id, String title) {
        StringBuilder lines = new StringBuilder();
        for (String outlet : List.of("Harbour Post", "Meridian Daily", "Lantern Review", "Coastal Herald")) {
            String host = outlet.toLowerCase(Locale.ROOT).replace(' ', '-');
            lines.append(PageNews.article(
                    host + ":" + id,
                    outlet,
                    Instant.now(),
                    title,
                    title + ", officials said.",
                    "https://" + host + ".example/" + id));
        }
        return lines.toString();
    }
}
