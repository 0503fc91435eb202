package org.barograph.cli;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.barograph.catalog.CatalogException;
import org.barograph.catalog.CatalogReader;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.cli.CodeInput.BadLineException;
import org.barograph.coding.CodedText;
import org.barograph.coding.Coder;
import org.barograph.coding.Explanation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Codes texts from JSON lines to JSON lines, without Kafka. */
@Command(
        name = "code",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Read actors, issues and events out of texts.",
        description = {
            "Each input line is a JSON object with id and text, and optionally date (YYYY-MM-DD, YYYYMMDD or YYMMDD), or an article with id, title and body.",
            "For each one line with its actors, issues and events is written, in the same order.",
            "Retractions are left out. A line that can't be read is reported on stderr and left out."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all lines were coded", "1:some lines were bad, or the input can't be read", "2:wrong usage"})
public final class CodeCommand implements Callable<Integer> {
    private static final int BUFFER_CHARS = 1 << 16;

    @Parameters(paramLabel = "FILE", description = "a file of JSON lines, or - for standard input")
    private String file;

    @Option(
            names = "--catalog",
            paramLabel = "PATH",
            description = "Also with the entries of this file or folder, beside or in the place of the bundled ones."
                    + " Can be given more than once.")
    private List<Path> catalogFiles = List.of();

    @Option(
            names = "--explain",
            description = "Tell for each sentence what matched, which event words won and why others lost,"
                    + " as text for people.")
    private boolean explain;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Coder coder = new Coder(catalog());
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(input(), StandardCharsets.UTF_8), BUFFER_CHARS)) {
            Writer writer = new BufferedWriter(
                    new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8),
                    BUFFER_CHARS);
            return code(coder, reader, writer, err);
        } catch (NoSuchFileException e) {
            err.println("code: there is no file " + e.getFile());
        } catch (IOException e) {
            err.println("code: " + file + " can't be read or its result not written: " + e.getMessage());
        }
        return 1;
    }

    /** The bundled catalogue, with the user's entries beside or in the place of its own. */
    private CompiledCatalog catalog() {
        if (catalogFiles.isEmpty()) {
            return CatalogReader.bundled();
        }
        CatalogFiles files = CatalogFiles.read(catalogFiles);
        if (!files.problems().isEmpty()) {
            throw new CatalogException(files.problems());
        }
        try {
            return files.compileOver(CatalogReader.entries());
        } catch (CatalogException e) {
            throw new CatalogException(files.located(e));
        }
    }

    private InputStream input() throws IOException {
        return file.equals("-") ? System.in : Files.newInputStream(Path.of(file));
    }

    /**
     * Codes all lines.
     *
     * @return 0, or 1 if a line was bad
     */
    int code(Coder coder, BufferedReader reader, Writer writer, PrintWriter err) throws IOException {
        boolean bad = false;
        long number = 0;
        try (CodeOutput output = new CodeOutput(writer)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                try {
                    CodeInput input = CodeInput.parse(line);
                    if (input.isRetraction()) {
                        continue;
                    }
                    if (explain) {
                        writer.write(ExplanationText.of(input.id(), explained(coder, input)));
                    } else {
                        output.write(input.id(), coded(coder, input));
                    }
                } catch (BadLineException e) {
                    bad = true;
                    err.println("code: " + file + " line " + number + ": " + e.getMessage());
                }
            }
        }
        writer.flush();
        err.flush();
        return bad ? 1 : 0;
    }

    private static Explanation explained(Coder coder, CodeInput input) {
        return input.text() == null
                ? coder.explain(input.title(), input.body(), input.day())
                : coder.explain(input.text(), input.day());
    }

    private static CodedText coded(Coder coder, CodeInput input) {
        return input.text() == null
                ? coder.code(input.title(), input.body(), input.day())
                : coder.code(input.text(), input.day());
    }
}
