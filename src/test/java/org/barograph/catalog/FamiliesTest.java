package org.barograph.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FamiliesTest {
    private static final Families FAMILIES = new Families(List.of(
            new Source("north-wire", "North Wire", List.of("NW", "North Wire World"), List.of("northwire.example"), 1),
            new Source(
                    "harbour",
                    "Harbour Herald",
                    List.of(),
                    List.of("harbour.example.co.uk", "news.portal.example"),
                    0.7)));

    @ParameterizedTest
    @CsvSource({
        "North Wire, , north-wire",
        "'  north   WIRE world ', , north-wire",
        "north-wire, , north-wire",
        "North Wire, https://harbour.example.co.uk/1, north-wire",
        "Someone, https://northwire.example/story, north-wire",
        "Someone, http://edition.northwire.example:8080/story?a=b#c, north-wire",
        "Someone, news.portal.example/today, harbour",
        "www.northwire.example, , north-wire",
    })
    void shouldFindAListedFamilyByNameThenByHost(String source, String url, String expected) {
        assertThat(FAMILIES.of(source, url).id()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "Island Post, https://www.islandpost.example/1, islandpost.example",
        "Island Post, https://news.islandpost.co.uk/1, islandpost.co.uk",
        "Island Post, https://a.b.islandpost.com.au, islandpost.com.au",
        "Island Post, https://portal.example/1, portal.example",
        "Island Post, https://jane.blogspot.com/1, jane.blogspot.com",
        "Island Post, https://192.0.2.7/1, 192.0.2.7",
        "Island Post, https://user:secret@IslandPost.example./x@y, islandpost.example",
        "Island Post, not a url, island post",
        "Island Post, , island post",
        "'  Island  POST ', , island post",
        "'', , unknown",
        ", , unknown",
    })
    void shouldMakeAnUnknownSourceItsOwnFamily(String source, String url, String expected) {
        assertThat(FAMILIES.of(source, url).id()).isEqualTo(expected);
    }

    @Test
    void shouldGiveAListedFamilyItsWeight() {
        assertThat(FAMILIES.of("Harbour Herald", null)).isEqualTo(new Family("harbour", 0.7));
    }

    @Test
    void shouldGiveAnUnknownFamilyWeightOne() {
        assertThat(FAMILIES.of("Island Post", null).weight()).isEqualTo(1);
    }

    @Property
    void shouldGiveABoundedIdToAnyInput(
            @ForAll @StringLength(max = 600) String source, @ForAll @StringLength(max = 600) String url) {
        String id = FAMILIES.of(source, url).id();

        assertThat(id).isNotEmpty().hasSizeLessThanOrEqualTo(Families.MAX_ID_LENGTH);
    }

    @Property
    void shouldGiveABoundedIdToAnyHost(@ForAll @StringLength(max = 300) String host) {
        String id = FAMILIES.of("", "https://" + host + "/story").id();

        assertThat(id).isNotEmpty().hasSizeLessThanOrEqualTo(Families.MAX_ID_LENGTH);
    }
}
