package dev.nudge.datasets;

import dev.nudge.datasets.csv.Csv;
import dev.nudge.datasets.csv.Header;
import dev.nudge.spi.DatasetLoader;
import dev.nudge.testkit.DatasetLoaderContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Every loader keeps the contract, with its defaults and with other settings. */
class ContractTest {

    @Nested
    class OfIris implements DatasetLoaderContract {
        @Override
        public DatasetLoader subject() {
            return new Iris();
        }
    }

    @Nested
    class OfDigits implements DatasetLoaderContract {
        @Override
        public DatasetLoader subject() {
            return new Digits();
        }
    }

    @Nested
    class OfThreeHouses implements DatasetLoaderContract {
        @Override
        public DatasetLoader subject() {
            return new Houses();
        }
    }

    @Nested
    class OfLabelledHouses implements DatasetLoaderContract {
        @Override
        public DatasetLoader subject() {
            return new Houses(HouseTable.LABELLED);
        }
    }

    @Nested
    class OfGeneratedClasses implements DatasetLoaderContract {
        @Override
        public DatasetLoader subject() {
            return new Generated();
        }
    }

    @Nested
    class OfAGeneratedPlane implements DatasetLoaderContract {
        @Override
        public DatasetLoader subject() {
            return new Generated(Shape.PLANE, 50, 0.3, 7);
        }
    }

    @Nested
    class OfCsv implements DatasetLoaderContract {
        @TempDir
        Path folder;

        @Override
        public DatasetLoader subject() {
            Path file = write(folder.resolve("houses.csv"), "area;town;price\n1,5;Oslo;3\n2,5;Bergen;\n?;Oslo;4\n");
            Csv defaults = new Csv();
            return new Csv(
                    file,
                    defaults.separator(),
                    defaults.quote(),
                    Header.AUTO,
                    List.of(),
                    defaults.decimal(),
                    defaults.charset(),
                    defaults.comment(),
                    defaults.missing(),
                    Map.of());
        }
    }

    @Nested
    class OfIdx implements DatasetLoaderContract {
        @TempDir
        Path folder;

        @Override
        public DatasetLoader subject() {
            Path images = write(folder.resolve("images"), "\0\0\10\3\0\0\0\2\0\0\0\1\0\0\0\2abcd");
            Path labels = write(folder.resolve("labels"), "\0\0\10\1\0\0\0\2\3\1");
            return new Idx(images, labels);
        }
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
