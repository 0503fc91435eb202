package org.barograph.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
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

/** The entries of catalogue files that a user named, and where each stands, so that a later problem names its line. */
final class CatalogFiles {
    private static final int MAX_DEPTH = 3;

    private final Map<String, CatalogEntry> entries = new LinkedHashMap<>();
    private final Map<String, Place> places = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /** @param line the entry's first line in the file, from 1 */
    private record Place(String file, int line) {}

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
            for (CatalogReader.Located located : CatalogReader.readLocated(file)) {
                String id = located.entry().id();
                Place place = new Place(file.toString(), located.line());
                Place first = places.putIfAbsent(id, place);
                if (first == null) {
                    entries.put(id, located.entry());
                } else {
                    problems.add(new Problem(
                            place.file,
                            place.line,
                            id + " is defined in " + first.file + " as well, line " + first.line));
                }
            }
        } catch (CatalogException e) {
            problems.addAll(e.problems());
        } catch (UncheckedIOException e) {
            Throwable cause = e.getCause();
            String why = cause instanceof NoSuchFileException ? "there is no such file" : "can't be read: " + cause;
            problems.add(new Problem(file.toString(), 1, why));
        }
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
                            : new Problem(place.file, place.line + problem.line() - 1, problem.message());
                })
                .sorted(Comparator.comparing(Problem::file).thenComparingInt(Problem::line))
                .toList();
    }
}
