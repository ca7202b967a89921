package dev.nudge.benchmarks.protocol;

import java.nio.file.Files;
import java.nio.file.Path;

/** The four files of MNIST in a folder. */
public record MnistFiles(Path folder) {

    public MnistFiles {
        if (!Files.isDirectory(folder)) {
            throw new BadUsage("there is no folder " + folder);
        }
    }

    /** 60000 pictures. */
    public Path trainImages() {
        return file("train-images-idx3-ubyte.gz");
    }

    /** Their labels. */
    public Path trainLabels() {
        return file("train-labels-idx1-ubyte.gz");
    }

    /** 10000 pictures. */
    public Path testImages() {
        return file("t10k-images-idx3-ubyte.gz");
    }

    /** Their labels. */
    public Path testLabels() {
        return file("t10k-labels-idx1-ubyte.gz");
    }

    private Path file(String name) {
        Path file = folder.resolve(name);
        if (!Files.isReadable(file)) {
            throw new BadUsage("there is no file " + file + "; --data needs a folder with MNIST's four .gz files");
        }
        return file;
    }
}
