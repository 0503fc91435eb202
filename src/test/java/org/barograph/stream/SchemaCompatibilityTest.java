package org.barograph.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;
import org.barograph.stream.avro.Article;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every released schema can read what the present one writes, and the other way round: FULL_TRANSITIVE. At a release,
 * copy {@code schemas/} into {@code src/test/resources/schemas/<version>}.
 */
class SchemaCompatibilityTest {
    private static final Path PRESENT = Path.of("schemas");
    private static final Path RELEASED = Path.of("src/test/resources/schemas");
    private static final SchemaValidator BOTH_WAYS =
            new SchemaValidatorBuilder().mutualReadStrategy().validateAll();

    static Stream<String> presentFiles() {
        return list(PRESENT).filter(Files::isRegularFile).map(path -> path.getFileName()
                .toString());
    }

    static Stream<Path> releasedFiles() {
        return list(RELEASED).flatMap(SchemaCompatibilityTest::list);
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("presentFiles")
    void aSchemaAndItsReleasedVersionsReadEachOther(String file) {
        List<Schema> released = releasedFiles()
                .filter(path -> path.endsWith(file))
                .map(SchemaCompatibilityTest::parse)
                .toList();

        assertThatCode(() -> BOTH_WAYS.validate(parse(PRESENT.resolve(file)), released))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("releasedFiles")
    void aReleasedSchemaIsStillThere(Path released) {
        assertThat(PRESENT.resolve(released.getFileName())).exists();
    }

    @ParameterizedTest
    @MethodSource("presentFiles")
    void everyFieldIsDocumented(String file) {
        assertThat(undocumented(parse(PRESENT.resolve(file)), new ArrayList<>()))
                .isEmpty();
    }

    @Test
    void aFieldWithoutDefaultIsFoundIncompatible() {
        Schema before = Article.getClassSchema();
        List<Schema.Field> fields = new ArrayList<>();
        before.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        fields.add(new Schema.Field("desk", Schema.create(Schema.Type.STRING)));
        Schema after = Schema.createRecord(before.getName(), "", before.getNamespace(), false, fields);

        assertThatCode(() -> BOTH_WAYS.validate(after, List.of(before)))
                .isInstanceOf(org.apache.avro.SchemaValidationException.class);
    }

    private static List<String> undocumented(Schema schema, List<String> found) {
        switch (schema.getType()) {
            case RECORD -> {
                for (Schema.Field field : schema.getFields()) {
                    if (field.doc() == null || field.doc().isBlank()) {
                        found.add(schema.getName() + "." + field.name());
                    }
                    undocumented(field.schema(), found);
                }
            }
            case ARRAY -> undocumented(schema.getElementType(), found);
            case UNION -> schema.getTypes().forEach(type -> undocumented(type, found));
            default -> {}
        }
        return found;
    }
}
