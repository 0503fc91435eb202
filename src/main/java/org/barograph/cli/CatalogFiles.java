package org.barograph.cli;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.barograph.catalog.CatalogEntry;
import org.barograph.catalog.CatalogException;
import org.barograph.catalog.CatalogReader;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.catalog.Problem;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The entries of catalogue files that a user named, and where each stands, so that a later problem names its line. */
final class CatalogFiles {
    private static final int MAX_DEPTH = 3;

    private final Map<String, CatalogEntry> entries = new LinkedHashMap<>();
    private final Map<String, Place> places = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /** @param linesBefore lines of the file before the entry's first */
    private record Place(String file, int linesBefore) {}

    /** Reads files, and those of folders; what is wrong is in {@link #problems}. */
    static CatalogFiles read(Collection<Path> paths) {
        CatalogFiles files = new CatalogFiles();
        paths.stream().flatMap(CatalogFiles::inFolder).forEach(files::add);
        return files;
    }

    private static Stream<Path> inFolder(Path path) {
        if (!Files.isDirectory(path)) {
            return Stream.of(path);
        }
        try (Stream<Path> all = Files.walk(path, MAX_DEPTH)) {
            return all
                    .filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException | UncheckedIOException e) {
            throw new UserException("Can't read the folder " + path + ": " + e.getMessage(), e);
        }
    }

    private void add(Path file) {
        try {
            List<CatalogEntry> read = CatalogReader.readFile(file);
            List<Integer> starts = starts(Files.readString(file, StandardCharsets.UTF_8));
            for (int i = 0; i < read.size(); i++) {
                String id = read.get(i).id();
                Place place = new Place(file.toString(), starts.get(i));
                Place first = places.putIfAbsent(id, place);
                if (first == null) {
                    entries.put(id, read.get(i));
                } else {
                    problems.add(new Problem(
                            place.file,
                            place.linesBefore + 1,
                            id + " is defined in " + first.file + " as well, line " + (first.linesBefore + 1)));
                }
            }
        } catch (CatalogException e) {
            problems.addAll(e.problems());
        } catch (IOException | UncheckedIOException e) {
            Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
            String why = cause instanceof NoSuchFileException ? "there is no such file" : "can't be read: " + cause;
            problems.add(new Problem(file.toString(), 1, why));
        }
    }

    /** The line before each entry's first, in the order in which {@link CatalogReader#readFile} gives the entries. */
    private static List<Integer> starts(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
        List<Integer> starts = new ArrayList<>();
        for (NodeTuple section : ((MappingNode) root).getValue()) {
            if (section.getValueNode() instanceof SequenceNode list) {
                list.getValue().forEach(entry -> starts.add(entry.getStartMark().getLine()));
            }
        }
        return starts;
    }

    /** What is wrong with the files by themselves; empty if they can be used. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** The entries in the order of the files. */
    Collection<CatalogEntry> entries() {
        return entries.values();
    }

    /** How many of the entries stand in a file. */
    long count(Path file) {
        return places.values().stream()
                .filter(place -> place.file.equals(file.toString())
                        || Path.of(place.file).startsWith(file))
                .count();
    }

    /**
     * The catalogue of other entries with these beside or in the place of them.
     *
     * @throws CatalogException if they do not fit; see {@link #located}
     */
    CompiledCatalog compileOver(Collection<CatalogEntry> others) {
        Map<String, CatalogEntry> all = new TreeMap<>();
        others.forEach(entry -> all.put(entry.id(), entry));
        all.putAll(entries);
        return CatalogReader.compile(all.values());
    }

    /** The problems of a compilation; those of the entries here with file and line, others with the entry's id. */
    List<Problem> located(CatalogException e) {
        return e.problems().stream()
                .map(problem -> {
                    Place place = places.get(problem.file());
                    return place == null
                            ? problem
                            : new Problem(place.file, place.linesBefore + problem.line(), problem.message());
                })
                .sorted(Comparator.comparing(Problem::file).thenComparingInt(Problem::line))
                .toList();
    }
}
