package dev.nudge.app.run;

import dev.nudge.app.config.ExperimentFile;
import dev.nudge.app.config.ExperimentReader;
import dev.nudge.report.Model;
import dev.nudge.spi.DatasetLoader;
import dev.nudge.spi.InputException;
import dev.nudge.spi.LoadRequest;
import dev.nudge.spi.Progress;
import dev.nudge.spi.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A run that is done: its model, and how its data was read. */
public record SavedRun(Model model, ExperimentFile experiment) {

    /** Opens a run directory. */
    public static SavedRun open(Path directory, ExperimentReader reader) {
        if (!Files.isDirectory(directory)) {
            throw new InputException(
                    directory + ": there is no such run directory; `nudge run` prints where it puts a run");
        }
        Model model = ModelFiles.load(directory);
        return new SavedRun(model, reader.read(directory.resolve("experiment.yaml"), List.of()));
    }

    /** Loads other data as the run's own was read, with the column types that the model knows. */
    public Table load(String data, ExperimentReader reader, Progress progress) {
        DatasetLoader loader =
                reader.dataset(data, Optional.of(experiment.experiment().dataset()));
        Table table = loader.load(new LoadRequest(model.encoding().types(), progress));
        List<String> lacking = model.encoding().lacking(table);
        if (!lacking.isEmpty()) {
            throw new InputException("%s: the model needs column%s '%s', which the table does not have; it has %s"
                    .formatted(
                            data,
                            lacking.size() == 1 ? "" : "s",
                            String.join("', '", lacking),
                            String.join(", ", table.names())));
        }
        return table;
    }
}
