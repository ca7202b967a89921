package dev.nudge.app.config;

import dev.nudge.experiment.Experiment;
import dev.nudge.spi.InputException;

/** An experiment together with the places of its values, so that later errors can be shown where they come from. */
public record ExperimentFile(String name, Experiment experiment, Node.Entries source) {

    /** The same error with the place of its key in front, if it is about a key. */
    public InputException located(InputException error) {
        return error.key()
                .map(key -> new InputException(place(key) + ": " + error.getMessage(), error))
                .orElse(error);
    }

    /** Where a key stands, or else the innermost of the keys around it. */
    private Place place(String key) {
        Node node = source;
        for (String step : key.split("\\.", -1)) {
            Node inner =
                    node instanceof Node.Entries entries ? entries.get(step).orElse(null) : null;
            if (inner == null) {
                return node.place();
            }
            node = inner;
        }
        return node.place();
    }
}
