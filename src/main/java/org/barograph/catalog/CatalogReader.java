package org.barograph.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.barograph.catalog.YamlDocument.Item;

/**
 * Reads catalogues: the bundled one, files in its formats, and single entries. Everything that is wrong is reported at
 * once, each with file and line, as one {@link CatalogException}.
 */
public final class CatalogReader {
    private static final String BUNDLED_FOLDER = "/catalog/";
    private static final int MAX_DEPTH = 3;

    private CatalogReader() {}

    /**
     * The catalogue that comes with the program.
     *
     * @throws CatalogException if a bundled file is wrong
     */
    public static CompiledCatalog bundled() {
        Problems problems = new Problems();
        CatalogCompiler compiler = new CatalogCompiler(problems);
        compiler.add(bundledItems(problems));
        return compiler.compile();
    }

    /**
     * The entries of the catalogue that comes with the program, file by file.
     *
     * @throws CatalogException if a bundled file can't be split into entries
     */
    public static List<CatalogEntry> entries() {
        Problems problems = new Problems();
        return entries(bundledItems(problems), problems);
    }

    /**
     * The catalogue of the given entries, in any order.
     *
     * @throws CatalogException if an entry is wrong in itself or against the others; problems name the entry's id as
     *     the file, and the line within the entry
     */
    public static CompiledCatalog compile(Collection<CatalogEntry> entries) {
        Problems problems = new Problems();
        CatalogCompiler compiler = new CatalogCompiler(problems);
        for (CatalogEntry entry : entries) {
            Optional<EntryKind> kind = EntryKind.ofLabel(entry.kind());
            if (kind.isEmpty()) {
                problems.add(entry.id(), 1, unknownKind(entry.kind()));
                continue;
            }
            new YamlDocument(entry.id(), entry.yaml(), problems)
                    .item(kind.get())
                    .flatMap(compiler::add)
                    .filter(id -> !id.equals(entry.id()))
                    .ifPresent(id -> problems.add(entry.id(), 1, "the entry calls itself " + id));
        }
        return compiler.compile();
    }

    /**
     * The entries of a file in any of the catalogue's formats; its top-level keys say of which kinds they are. Each
     * entry is checked in itself; what it refers to is checked by {@link #compile}.
     *
     * @throws CatalogException if the file, or an entry in it, is wrong
     * @throws UncheckedIOException if the file can't be read
     */
    public static List<CatalogEntry> readFile(Path file) {
        return readLocated(file).stream().map(Located::entry).toList();
    }

    /**
     * As {@link #readFile}, with the entries' lines.
     *
     * @throws CatalogException if the file, or an entry in it, is wrong
     * @throws UncheckedIOException if the file can't be read
     */
    public static List<Located> readLocated(Path file) {
        Problems problems = new Problems();
        return located(items(file, file.toString(), problems), problems);
    }

    /**
     * An entry of a file.
     *
     * @param line line of the file that the entry's first line is, from 1
     */
    public record Located(CatalogEntry entry, int line) {}

    /**
     * The entries of all {@code .yaml} and {@code .yml} files in a folder and the folders in it.
     *
     * @throws CatalogException if a file, or an entry in it, is wrong
     * @throws UncheckedIOException if a file can't be read
     */
    public static List<CatalogEntry> readDirectory(Path folder) {
        Problems problems = new Problems();
        List<Item> items = new ArrayList<>();
        for (Path file : yamlFiles(folder)) {
            items.addAll(items(file, file.toString(), problems));
        }
        return entries(items, problems);
    }

    /**
     * A single entry from its fields.
     *
     * @param kind {@code issue}, {@code state}, ...; see {@link CatalogEntry}
     * @throws CatalogException if the entry is wrong in itself
     */
    public static CatalogEntry readEntry(String kind, String yaml) {
        Problems problems = new Problems();
        Optional<EntryKind> known = EntryKind.ofLabel(kind);
        if (known.isEmpty()) {
            problems.add(kind, 1, unknownKind(kind));
        }
        List<Item> items = known.flatMap(k -> new YamlDocument(kind, yaml, problems).item(k)).stream()
                .toList();
        List<CatalogEntry> entries = entries(items, problems);
        return entries.get(0);
    }

    /** The kinds of entries: {@code issue}, {@code state}, ...; what is referred to before what refers. */
    public static List<String> kinds() {
        return Arrays.stream(EntryKind.values()).map(EntryKind::label).toList();
    }

    private static List<CatalogEntry> entries(List<Item> items, Problems problems) {
        return located(items, problems).stream().map(Located::entry).toList();
    }

    private static List<Located> located(List<Item> items, Problems problems) {
        CatalogCompiler compiler = new CatalogCompiler(problems);
        List<Located> entries = new ArrayList<>();
        for (Item item : items) {
            int line = item.node().getStartMark().getLine() + 1;
            compiler.add(item)
                    .ifPresent(id -> entries.add(
                            new Located(new CatalogEntry(id, item.kind().label(), item.yaml()), line)));
        }
        problems.throwIfAny();
        return List.copyOf(entries);
    }

    /** Files that are not on the class path are left out, so that a catalogue can be packaged without one. */
    private static List<Item> bundledItems(Problems problems) {
        List<Item> items = new ArrayList<>();
        for (String file : bundledFiles()) {
            try (InputStream in = CatalogReader.class.getResourceAsStream(BUNDLED_FOLDER + file)) {
                if (in != null) {
                    items.addAll(items(file, in.readAllBytes(), problems));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("bundled catalogue file " + file + " can't be read", e);
            }
        }
        return items;
    }

    private static List<String> bundledFiles() {
        List<String> files = new ArrayList<>(List.of(
                "states.yaml",
                "organisations.yaml",
                "roles.yaml",
                "agents.yaml",
                "people.yaml",
                "names.yaml",
                "sources.yaml",
                "issues.yaml"));
        files.addAll(OtherEntries.eventFiles());
        return files;
    }

    private static List<Path> yamlFiles(Path folder) {
        try (Stream<Path> paths = Files.walk(folder, MAX_DEPTH)) {
            return paths.filter(Files::isRegularFile)
                    .filter(p -> p.toString().endsWith(".yaml") || p.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("folder " + folder + " can't be read", e);
        }
    }

    private static List<Item> items(Path file, String name, Problems problems) {
        try {
            return items(name, Files.readAllBytes(file), problems);
        } catch (IOException e) {
            throw new UncheckedIOException("file " + file + " can't be read", e);
        }
    }

    private static List<Item> items(String name, byte[] bytes, Problems problems) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new YamlDocument(name, text, problems).items();
        } catch (CharacterCodingException e) {
            problems.add(name, 1, "is not UTF-8");
            return List.of();
        }
    }

    private static String unknownKind(String kind) {
        return "unknown kind '" + kind + "' (known: " + EntryKind.labels() + ")";
    }
}
