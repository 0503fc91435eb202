package org.barograph;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which package may know which: arrows run one way, from the commands down to plain values. */
class ArchitectureTest {
    private static final String ROOT = "org.barograph.";
    private static final String CONFLUENT = "org.apache.flink..";
    private static final String AVRO = "org.apache.avro..";
    private static final String KAFKA = "org.apache.kafka..";

    /** Beside itself, the JDK and logging. */
    private static final Map<String, List<String>> MAY_KNOW = new TreeMap<>(Map.ofEntries(
            may("catalog", "org.yaml.snakeyaml.."),
            may("text", ours("catalog")),
            may("coding", ours("text"), ours("catalog")),
            may("tension"),
            may(
                    "table",
                    "com.fasterxml.jackson.core..",
                    "com.fasterxml.jackson.databind..",
                    "com.fasterxml.jackson.dataformat.csv.."),
            may("stream", ours("catalog"), ours("coding"), ours("tension"), KAFKA, AVRO, CONFLUENT),
            may("topology", ours("stream"), ours("coding"), ours("tension"), ours("catalog"), KAFKA),
            // The scores' constants and the seeded catalogue are part of the settings and of the start.
            // A preview of the catalogue reads texts.
            may(
                    "runtime",
                    ours("topology"),
                    ours("stream"),
                    ours("tension"),
                    ours("coding"),
                    ours("catalog"),
                    KAFKA,
                    "org.rocksdb..",
                    "io.micrometer.."),
            may("query", ours("runtime"), ours("stream"), ours("tension"), ours("catalog"), KAFKA),
            may("ingest", ours("stream"), ours("text"), "com.fasterxml.jackson.core.."),
            // Articles pass through as records, and answers become JSON as records do.
            may(
                    "http",
                    ours("query"),
                    ours("ingest"),
                    ours("catalog"),
                    ours("runtime"),
                    ours("stream"),
                    ours("table"),
                    "org.apache.kafka.common..",
                    "com.fasterxml.jackson..",
                    "io.javalin..",
                    "kotlin..",
                    "jakarta.servlet..",
                    "org.eclipse.jetty.."),
            may(
                    "replay",
                    ours("ingest"),
                    ours("coding"),
                    ours("tension"),
                    ours("catalog"),
                    ours("table"),
                    "com.fasterxml.jackson.core.."),
            may("local", KAFKA, "kafka..", AVRO, "com.fasterxml.jackson..", "com.sun.net.httpserver.."),
            may(
                    "cli",
                    "org.barograph..",
                    KAFKA,
                    AVRO,
                    "com.fasterxml.jackson..",
                    "com.sun.management..",
                    "picocli..",
                    "ch.qos.logback..")));

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.barograph");

    private static String ours(String name) {
        return ROOT + name + "..";
    }

    private static Map.Entry<String, List<String>> may(String name, String... others) {
        List<String> all = new ArrayList<>(List.of(ours(name), "java..", "javax..", "org.slf4j.."));
        all.addAll(Arrays.asList(others));
        return Map.entry(name, all);
    }

    static Set<String> packages() {
        return MAY_KNOW.keySet();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageKnowsOnlyWhatItMay(String name) {
        classes()
                .that()
                .resideInAPackage(ours(name))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(MAY_KNOW.get(name).toArray(String[]::new))
                .check(PROGRAM);
    }

    @Test
    void everyPackageStandsInTheTable() {
        Set<String> found = PROGRAM.stream()
                .map(type -> type.getPackageName().substring(ROOT.length()).replaceFirst("\\..*", ""))
                .collect(Collectors.toSet());
        assertThat(found).isEqualTo(packages());
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("org.barograph.(*)..").should().beFreeOfCycles().check(PROGRAM);
    }

    @Test
    void onlyTheRegistryClientKnowsConfluentsClient() {
        noClasses()
                .that()
                .haveNameNotMatching("org\\.barograph\\.stream\\.RegistryClient(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CONFLUENT)
                .check(PROGRAM);
    }
}
