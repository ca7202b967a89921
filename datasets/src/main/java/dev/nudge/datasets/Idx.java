package dev.nudge.datasets;

import dev.nudge.datasets.source.Source;
import dev.nudge.spi.Column;
import dev.nudge.spi.DatasetLoader;
import dev.nudge.spi.Doc;
import dev.nudge.spi.InputException;
import dev.nudge.spi.LoadRequest;
import dev.nudge.spi.Require;
import dev.nudge.spi.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

@Doc(
        value =
                "Pictures and their labels in two files of the IDX format, gzipped or not: pixel0, pixel1, ... from 0 to"
                        + " 255, row by row, and the category label.",
        source = "Y. LeCun, C. Cortes, C. Burges, The MNIST database of handwritten digits.",
        chooseWhen = "for MNIST and the sets made in its image (Fashion-MNIST, KMNIST, EMNIST).")
public record Idx(
        @Doc("the file of pictures, such as train-images-idx3-ubyte.gz")
        Path images,

        @Doc("the file of labels, such as train-labels-idx1-ubyte.gz")
        Path labels)
        implements DatasetLoader {

    public Idx {
        Require.settings(Idx.class, images, labels);
    }

    public Idx() {
        this(null, null);
    }

    @Override
    public Table load(LoadRequest request) {
        IdxFile pictures = IdxFile.open(given(images, "images"), request.progress());
        try (pictures;
                IdxFile classes = IdxFile.open(given(labels, "labels"), request.progress())) {
            pictures.require(pictures.dimensions() > 1, "holds labels, not pictures; are images and labels swapped?");
            classes.require(classes.dimensions() == 1, "holds pictures, not labels; are images and labels swapped?");
            if (pictures.items() != classes.items()) {
                throw new InputException(
                        "%s: has %d pictures, but %s has %d labels; take two files that belong together"
                                .formatted(images, pictures.items(), labels, classes.items()));
            }
            List<Column> columns = new ArrayList<>(pictures.columns("pixel"));
            columns.add(Labels.categories("label", classes.codes()));
            return new Table(columns, "label");
        }
    }

    private static Source given(Path path, String setting) {
        if (path == null) {
            throw new InputException("dataset idx: " + setting + " is missing; name the file to read");
        }
        return Source.file(path);
    }
}
