package org.barograph.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirLockTest {
    @TempDir
    Path folder;

    @Test
    void makesTheFolderWithItsParents() {
        Path dataDir = folder.resolve("share/barograph");
        DataDirLock.take(dataDir).close();
        assertThat(dataDir).isDirectory();
    }

    @Test
    void refusesAFileInTheFoldersPlace() throws Exception {
        Path file = Files.writeString(folder.resolve("data"), "a letter");
        assertThatThrownBy(() -> DataDirLock.take(file))
                .isInstanceOf(LocalException.class)
                .hasMessage("Data folder " + file + " is a file, not a folder. Choose another folder with --data-dir.");
    }

    @Test
    void namesTheFileThatBlocksAParent() throws Exception {
        Path file = Files.writeString(folder.resolve("data"), "a letter");
        assertThatThrownBy(() -> DataDirLock.take(file.resolve("deep/inside")))
                .isInstanceOf(LocalException.class)
                .hasMessageContaining(file + " is a file, not a folder");
    }

    @Test
    void refusesASecondHolderAndNamesTheFirst() {
        try (DataDirLock first = DataDirLock.take(folder)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> DataDirLock.take(folder))
                    .isInstanceOf(LocalException.class)
                    .hasMessageContaining("pid " + ProcessHandle.current().pid());
        }
    }

    @Test
    void canBeTakenAgainAfterItWasGivenBack() {
        DataDirLock.take(folder).close();
        try (DataDirLock second = DataDirLock.take(folder)) {
            assertThat(second).isNotNull();
        }
    }

    @Test
    void reportsAFolderThatTakesNoLockFile() throws Exception {
        Files.createDirectory(folder.resolve("barograph.lock"));
        assertThatThrownBy(() -> DataDirLock.take(folder))
                .isInstanceOf(LocalException.class)
                .hasMessageContaining("is not writable")
                .hasMessageContaining("--data-dir");
    }
}
