package org.barograph.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SchemaRegistryTest {
    private static final String V1 = record("{'name':'station','type':'string'}");
    private static final String V2 =
            record("{'name':'station','type':'string'},{'name':'hpa','type':'double','default':1013.25}");
    private static final String OTHER = record("{'name':'barrels','type':'long'}");

    private final RegistryState state = new RegistryState(Compatibility.BACKWARD);
    private final ListLog log = new ListLog(state);
    private final SchemaRegistry registry = new SchemaRegistry(state, log);

    @Test
    void givesTheSameSchemaTheSameIdUnderEverySubject() {
        int id = registry.register("harbour-value", V1);
        assertThat(registry.register("ridge-value", V1)).isEqualTo(id);
    }

    @Test
    void addsNoVersionForASchemaThatIsThere() {
        registry.register("harbour-value", V1);
        registry.register("harbour-value", V1.replace(",", " , "));
        assertThat(registry.versions("harbour-value", false)).containsExactly(1);
    }

    @Test
    void findsAnEarlierVersionAgainInsteadOfCheckingIt() {
        int first = registry.register("harbour-value", V1);
        registry.register("harbour-value", V2);
        registry.setLevel("harbour-value", "FULL_TRANSITIVE");
        assertThat(registry.register("harbour-value", V1)).isEqualTo(first);
    }

    @Test
    void countsVersionsWithinTheSubject() {
        registry.register("ridge-value", OTHER);
        registry.register("harbour-value", V1);
        registry.register("harbour-value", V2);
        assertThat(registry.version("harbour-value", "latest", false).version()).isEqualTo(2);
    }

    @Test
    void refusesASchemaThatBreaksTheLevel() {
        registry.register("harbour-value", V1);
        assertRefused(409, () -> registry.register("harbour-value", OTHER));
    }

    @Test
    void saysWhichVersionAndFieldBreakTheLevel() {
        registry.register("harbour-value", V1);
        assertThatThrownBy(() -> registry.register("harbour-value", OTHER))
                .hasMessageContaining("version 1")
                .hasMessageContaining("barrels");
    }

    @Test
    void keepsARefusedSchemaOut() {
        registry.register("harbour-value", V1);
        assertRefused(409, () -> registry.register("harbour-value", OTHER));
        assertThat(registry.versions("harbour-value", false)).containsExactly(1);
    }

    @Test
    void letsASubjectsOwnLevelOverrideTheGlobalOne() {
        registry.register("harbour-value", V1);
        registry.setLevel("harbour-value", "none");
        assertThat(registry.register("harbour-value", OTHER)).isEqualTo(2);
    }

    @Test
    void fallsBackToTheGlobalLevelWhenTheSubjectsOwnIsTakenAway() {
        registry.setLevel("harbour-value", "NONE");
        registry.removeLevel("harbour-value");
        assertThat(registry.subjectLevel("harbour-value", true)).isEqualTo(Compatibility.BACKWARD);
    }

    @Test
    void refusesTextThatIsNoAvroSchema() {
        assertRefused(42201, () -> registry.register("harbour-value", "{\"type\":\"recrod\"}"));
    }

    @Test
    void refusesABrokenDefault() {
        assertRefused(42201, () -> registry.register("s", record("{'name':'hpa','type':'double','default':'low'}")));
    }

    @Test
    void tellsAnUnknownSubjectFromAnUnknownSchema() {
        registry.register("harbour-value", V1);
        assertRefused(40401, () -> registry.lookUp("ridge-value", V1, false));
        assertRefused(40403, () -> registry.lookUp("harbour-value", OTHER, false));
    }

    @Test
    void refusesVersionNumbersBelowOne() {
        registry.register("harbour-value", V1);
        assertRefused(42202, () -> registry.version("harbour-value", "0", false));
    }

    @Test
    void refusesAVersionThatIsNotThere() {
        registry.register("harbour-value", V1);
        assertRefused(40402, () -> registry.version("harbour-value", "2", false));
    }

    @Test
    void hidesASoftDeletedSubjectFromTheList() {
        registry.register("harbour-value", V1);
        registry.deleteSubject("harbour-value", false);
        assertThat(registry.subjects("", false)).isEmpty();
    }

    @Test
    void stillReadsTheIdOfASoftDeletedSchema() {
        int id = registry.register("harbour-value", V1);
        registry.deleteSubject("harbour-value", false);
        assertThat(registry.schema(id)).contains("station");
    }

    @Test
    void revivesASoftDeletedSchemaWithItsIdUnderTheNextVersion() {
        int id = registry.register("harbour-value", V1);
        registry.deleteSubject("harbour-value", false);
        assertThat(registry.register("harbour-value", V1)).isEqualTo(id);
        assertThat(registry.versions("harbour-value", false)).containsExactly(2);
    }

    @Test
    void deletesForGoodOnlyWhatWasHiddenFirst() {
        registry.register("harbour-value", V1);
        assertRefused(40405, () -> registry.deleteSubject("harbour-value", true));
        assertRefused(40407, () -> registry.deleteVersion("harbour-value", "1", true));
    }

    @Test
    void refusesToHideAVersionTwice() {
        registry.register("harbour-value", V1);
        registry.deleteVersion("harbour-value", "1", false);
        assertRefused(40406, () -> registry.deleteVersion("harbour-value", "1", false));
    }

    @Test
    void refusesToHideASubjectTwice() {
        registry.register("harbour-value", V1);
        registry.deleteSubject("harbour-value", false);
        assertRefused(40404, () -> registry.deleteSubject("harbour-value", false));
    }

    @Test
    void forgetsASchemaDeletedForGood() {
        int id = registry.register("harbour-value", V1);
        registry.deleteSubject("harbour-value", false);
        registry.deleteSubject("harbour-value", true);
        assertRefused(40403, () -> registry.schema(id));
    }

    @Test
    void keepsASchemaThatAnotherSubjectStillHas() {
        int id = registry.register("harbour-value", V1);
        registry.register("ridge-value", V1);
        registry.deleteSubject("harbour-value", false);
        registry.deleteSubject("harbour-value", true);
        assertThat(registry.schema(id)).contains("station");
    }

    @Test
    void neverGivesAnIdTwiceEvenAfterDeletionAndCompaction() {
        int id = registry.register("harbour-value", V1);
        registry.deleteSubject("harbour-value", false);
        registry.deleteSubject("harbour-value", true);

        RegistryState restarted = log.replayedAfterCompaction(Compatibility.BACKWARD);
        assertThat(new SchemaRegistry(restarted, new ListLog(restarted)).register("ridge-value", OTHER))
                .isGreaterThan(id);
    }

    @Test
    void knowsTheSameAfterARestartOnACompactedLog() {
        registry.register("harbour-value", V1);
        registry.register("harbour-value", V2);
        registry.register("ridge-value", OTHER);
        registry.deleteVersion("harbour-value", "1", false);
        registry.setLevel("ridge-value", "FULL");
        registry.setLevel(null, "FORWARD");

        RegistryState restarted = log.replayedAfterCompaction(Compatibility.BACKWARD);
        assertThat(restarted.versions("harbour-value", true)).isEqualTo(state.versions("harbour-value", true));
        assertThat(restarted.subjects(false)).isEqualTo(state.subjects(false));
        assertThat(restarted.level("ridge-value")).isEqualTo(Compatibility.FULL);
        assertThat(restarted.globalLevel()).isEqualTo(Compatibility.FORWARD);
    }

    @Test
    void refusesChangesInReadOnlyMode() {
        registry.setMode("READONLY");
        assertRefused(42205, () -> registry.register("harbour-value", V1));
    }

    @Test
    void answersForAKnownSchemaInReadOnlyMode() {
        int id = registry.register("harbour-value", V1);
        registry.setMode("READONLY");
        assertThat(registry.register("harbour-value", V1)).isEqualTo(id);
    }

    @Test
    void findsNothingToBreakInASubjectThatIsNotThere() {
        assertThat(registry.breaches("harbour-value", V1, "latest")).isEmpty();
    }

    @Test
    void refusesASubjectWithAControlCharacter() {
        assertRefused(42208, () -> registry.register("harbour\n", V1));
    }

    private static void assertRefused(int code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RegistryError.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    private static String record(String fields) {
        return ("{'type':'record','name':'Reading','namespace':'weather','fields':[" + fields + "]}")
                .replace('\'', '"');
    }
}
