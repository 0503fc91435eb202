package org.barograph.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.barograph.catalog.CatalogEntry;
import org.barograph.catalog.CatalogException;
import org.barograph.catalog.CatalogReader;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.catalog.PetrarchImport;
import org.barograph.catalog.Problem;
import org.barograph.runtime.CatalogTopic;
import org.barograph.stream.CatalogManifest;
import org.barograph.stream.ValueSerdes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks, shows and edits the catalogue of actors, issues, sources and events. */
@Command(
        name = "catalog",
        mixinStandardHelpOptions = true,
        header = "Check, show and edit the catalogue of actors, issues, sources and event words.",
        description = {
            "An edit is in force in running instances within seconds, for articles that come after it; `reset` reads the older ones again.",
            "To edit: export, change what you want, keep only that, validate, apply."
        },
        synopsisSubcommandLabel = "validate|export|apply|remove|list|import-petrarch",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all is well", "1:the catalogue is wrong, or Kafka failed", "2:wrong usage"})
public final class CatalogCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: catalog validate, export, apply, remove, list or import-petrarch");
    }

    @Command(
            name = "validate",
            mixinStandardHelpOptions = true,
            header = "Check catalogue files, alone and together with the bundled catalogue; needs no Kafka.",
            description = "Prints each problem as file:line: message.")
    int validate(
            @Parameters(paramLabel = "FILE", arity = "1..*", description = "files or folders of YAML")
                    List<Path> paths) {
        CatalogFiles files = CatalogFiles.read(paths);
        if (!files.problems().isEmpty()) {
            return refuse(files.problems());
        }
        try {
            files.compileOver(CatalogReader.entries());
        } catch (CatalogException e) {
            return refuse(files.located(e));
        }
        paths.forEach(path -> out().println(path + ": " + entries(files.count(path)) + ", no problem"));
        return 0;
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            header = "Print the catalogue as YAML that validate and apply take.",
            description = "Entries that are switched off are left out.")
    int export(
            @Mixin ClusterOptions cluster,
            @Option(names = "--to", paramLabel = "FILE", description = "Write it there (default: print it).") Path to,
            @Option(
                            names = "--bundled",
                            description = "The catalogue that comes with the program; needs no Kafka"
                                    + " (default: the one in the catalogue topic).")
                    boolean bundled) {
        String yaml = bundled ? bundledYaml() : onTopic(cluster, this::liveYaml);
        write(yaml, to);
        return 0;
    }

    @Command(
            name = "apply",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            header = "Put the entries of files in force, beside or in the place of those that are there.",
            description = {
                "They are checked with the live catalogue first; if anything is wrong, nothing is changed.",
                "Entries that are the same already are left as they are."
            })
    int apply(
            @Mixin ClusterOptions cluster,
            @Parameters(paramLabel = "FILE", arity = "1..*", description = "files or folders of YAML")
                    List<Path> paths) {
        CatalogFiles files = CatalogFiles.read(paths);
        if (!files.problems().isEmpty()) {
            return refuse(files.problems());
        }
        try {
            return onTopic(cluster, topic -> apply(files, topic));
        } catch (CatalogException e) {
            return refuse(files.located(e));
        }
    }

    private int apply(CatalogFiles files, CatalogTopic topic) {
        CatalogManifest.Contents contents = topic.read();
        if (contents.entries().isEmpty()) {
            files.compileOver(CatalogReader.entries());
            topic.seed();
            contents = topic.read();
        }
        CatalogManifest.Contents live = contents;
        List<CatalogEntry> changed =
                files.entries().stream().filter(entry -> !isSame(entry, live)).toList();
        if (changed.isEmpty()) {
            out().println("Nothing to change: catalogue version "
                    + contents.compile().version() + " has these entries already");
            return 0;
        }
        CompiledCatalog compiled = topic.apply(changed);
        changed.forEach(
                entry -> out().println((live.entries().containsKey(entry.id()) ? "Changed " : "Added ") + entry.id()));
        out().println("Catalogue version " + compiled.version());
        return 0;
    }

    private static boolean isSame(CatalogEntry entry, CatalogManifest.Contents live) {
        var there = live.entries().get(entry.id());
        return there != null && !there.getDeleted() && there.getDefinition().equals(entry.yaml());
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            header = "Switch entries off.",
            description = "A bundled entry stays off when the program is updated; apply switches it on again.")
    int remove(
            @Mixin ClusterOptions cluster,
            @Parameters(paramLabel = "ID", arity = "1..*", description = "kind/id, such as issue/taiwan-strait")
                    List<String> ids) {
        try {
            return onTopic(cluster, topic -> {
                CatalogManifest.Contents contents = topic.read();
                List<String> unknown = ids.stream()
                        .filter(id -> !contents.entries().containsKey(id))
                        .toList();
                if (!unknown.isEmpty()) {
                    throw new UserException("The catalogue topic has no entry " + String.join(", ", unknown)
                            + "; `barograph catalog list` shows all");
                }
                CompiledCatalog compiled = topic.remove(ids);
                ids.forEach(id -> out().println("Switched off " + id));
                out().println("Catalogue version " + compiled.version());
                return 0;
            });
        } catch (CatalogException e) {
            return refuse(e.problems());
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            header = "List the entries of the catalogue topic: state, origin, time of the last edit, id.")
    int list(
            @Mixin ClusterOptions cluster,
            @Option(names = "--kind", paramLabel = "KIND", description = "Only of this kind: issue, person, ...")
                    String kind) {
        return onTopic(cluster, topic -> {
            for (var entry : topic.read().entries().values()) {
                if (kind == null || entry.getKind().equals(kind)) {
                    out().printf(
                                    "%-3s  %-7s  %s  %s%n",
                                    entry.getDeleted() ? "off" : "on",
                                    entry.getOrigin(),
                                    entry.getUpdatedAt(),
                                    entry.getId());
                }
            }
            return 0;
        });
    }

    @Command(
            name = "import-petrarch",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            header = "Make catalogue entries of actor and agent dictionaries of TABARI and PETRARCH; needs no Kafka.",
            description = {
                "Names and bodies of a state are added to its entry, people with dated codes get offices, the rest are organisations; agents are grouped by code.",
                "Names that the bundled catalogue has are left out. Each line that can't be taken in is reported as file:line: message, and the rest is written.",
                "Look the result over, then validate and apply it."
            },
            exitCodeListHeading = "Exit codes:%n",
            exitCodeList = {
                "0:everything was taken in",
                "1:something was left out, or a file can't be read",
                "2:wrong usage"
            })
    int importPetrarch(
            @Option(names = "--out", paramLabel = "FILE", description = "Write it there (default: print it).") Path to,
            @Parameters(paramLabel = "FILE", arity = "1..*", description = "dictionaries in UTF-8 or Latin-1")
                    List<Path> paths) {
        PetrarchImport dictionaries = new PetrarchImport(CatalogReader.bundled());
        for (Path path : paths) {
            dictionaries.add(path.toString(), dictionary(path));
        }
        List<CatalogEntry> entries = dictionaries.entries();
        if (entries.isEmpty()) {
            dictionaries
                    .problems()
                    .forEach(problem -> spec.commandLine().getErr().println(problem));
            throw new UserException("Nothing in the dictionaries is new to the bundled catalogue");
        }
        write(CatalogYaml.of("Imported from PETRARCH dictionaries", entries), to);
        if (to != null) {
            out().println(to + ": " + entries(entries.size()));
        }
        return dictionaries.problems().isEmpty() ? 0 : refuse(dictionaries.problems());
    }

    /** Older dictionaries are in Latin-1, which any bytes are. */
    private static String dictionary(Path path) {
        try {
            byte[] bytes = Files.readAllBytes(path);
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            } catch (CharacterCodingException e) {
                return new String(bytes, StandardCharsets.ISO_8859_1);
            }
        } catch (NoSuchFileException e) {
            throw new UserException("There is no file " + path, e);
        } catch (IOException e) {
            throw new UserException("Can't read " + path + ": " + e, e);
        }
    }

    private void write(String yaml, Path to) {
        if (to == null) {
            out().print(yaml);
            out().flush();
            return;
        }
        try {
            Files.writeString(to, yaml);
        } catch (IOException e) {
            throw new UserException("Can't write " + to + ": " + e, e);
        }
    }

    private static String bundledYaml() {
        return CatalogYaml.of(
                "The bundled catalogue, version " + CatalogReader.bundled().version(), CatalogReader.entries());
    }

    private String liveYaml(CatalogTopic topic) {
        CatalogManifest.Contents contents = topic.read();
        if (contents.entries().isEmpty()) {
            spec.commandLine().getErr().println("The catalogue topic is empty: this is the bundled catalogue");
            return bundledYaml();
        }
        Collection<CatalogEntry> on = contents.entries().values().stream()
                .filter(entry -> !entry.getDeleted())
                .map(entry -> new CatalogEntry(entry.getId(), entry.getKind(), entry.getDefinition()))
                .toList();
        return CatalogYaml.of(
                "The live catalogue, version " + CatalogReader.compile(on).version(), on);
    }

    private <T> T onTopic(ClusterOptions cluster, Function<CatalogTopic, T> task) {
        Connection connection = Connection.open(cluster);
        connection.require(connection.topics().catalog());
        try (ValueSerdes serdes = connection.serdes()) {
            return task.apply(new CatalogTopic(
                    connection.endpoints(),
                    connection.client(),
                    connection.topics().catalog(),
                    serdes));
        } catch (KafkaException e) {
            throw connection.explained(e);
        }
    }

    private int refuse(List<Problem> problems) {
        problems.forEach(problem -> spec.commandLine().getErr().println(problem));
        return 1;
    }

    private static String entries(long count) {
        return count == 1 ? "1 entry" : count + " entries";
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
