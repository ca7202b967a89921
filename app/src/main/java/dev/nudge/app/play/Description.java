package dev.nudge.app.play;

import dev.nudge.app.config.ExperimentWriter;
import dev.nudge.experiment.Fitting;
import dev.nudge.experiment.Prepared;
import dev.nudge.features.Folds;
import dev.nudge.features.TargetEncoding;
import dev.nudge.network.Layer;
import dev.nudge.spi.Column;
import dev.nudge.spi.Doc;
import dev.nudge.spi.Names;
import dev.nudge.spi.Plugin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a page is told once about a figure that it has opened: the experiment, its rows, its network. */
final class Description {

    private final Live live;
    private final Prepared prepared;
    private final Fitting fitting;

    Description(Live live) {
        this.live = live;
        this.prepared = live.prepared();
        this.fitting = live.fitting();
    }

    /** @param checked what a check of the loss has said, if there was one */
    Reply reply(Optional<String> checked) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("experiment", live.files().shown(ExperimentWriter.tree(prepared.experiment())));
        checked.ifPresent(said -> content.put("checked", said));
        content.put("notes", notes());
        content.put("target", prepared.roles().target().name());
        content.put("classes", classes());
        content.put("inputs", fitting.encoding().inputNames());
        content.put("columns", columns());
        content.put("rows", rows());
        Map<String, Object> sizes = new LinkedHashMap<>();
        fitting.parts().forEach(part -> sizes.put(part.name(), part.examples().rows()));
        content.put("sizes", sizes);
        content.put(
                "layers",
                fitting.network().layers().stream().map(Description::layer).toList());
        content.put("weights", weights());
        content.put("inFile", live.units().isPresent());
        content.put("stepsPerEpoch", live.training().stepsPerEpoch());
        content.put("epochs", live.training().epochs());
        content.put("loss", plugin(prepared.loss()));
        content.put("optimizer", plugin(prepared.experiment().optimizer()));
        content.put("trail", live.trail().names());
        return new Reply("opened", content);
    }

    /** What is left out here of what the experiment says, besides what there is to know about its data. */
    private List<String> notes() {
        List<String> notes = new ArrayList<>(prepared.notes());
        Folds folds = prepared.experiment().split().folds();
        if (folds.any() && live.heldOut().isEmpty()) {
            notes.add("split.folds is %s, more than are trained here; nudge run trains them".formatted(folds));
        }
        return notes;
    }

    private List<String> classes() {
        return fitting.encoding().target() instanceof TargetEncoding.Classes classes ? classes.classes() : List.of();
    }

    /** The features, then the target. */
    private List<Column> used() {
        return Stream.concat(
                        prepared.roles().features().stream(),
                        Stream.of(prepared.roles().target()))
                .toList();
    }

    private List<Map<String, Object>> columns() {
        Association association = new Association(prepared);
        return used().stream().map(column -> column(column, association)).toList();
    }

    private static Map<String, Object> column(Column column, Association association) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", column.name());
        if (column instanceof Column.Categories categories) {
            described.put("levels", categories.levels());
        } else if (column instanceof Column.Numbers numbers) {
            described.put("association", association.of(numbers));
        }
        return described;
    }

    /** The first training rows as the file has them: a list for each, in the order of the columns; null where missing. */
    private List<List<Object>> rows() {
        int[] shown = Arrays.copyOf(prepared.partition().train(), Bounds.shown(prepared));
        List<List<Object>> rows = new ArrayList<>();
        for (int row : shown) {
            List<Object> values = new ArrayList<>();
            used().forEach(column -> values.add(value(column, row)));
            rows.add(values);
        }
        return rows;
    }

    static Object value(Column column, int row) {
        if (column.missing(row)) {
            return null;
        }
        return column instanceof Column.Numbers numbers
                ? (Object) Double.valueOf(Float.toString(numbers.value(row)))
                : ((Column.Categories) column).levels().get(((Column.Categories) column).code(row));
    }

    private static Map<String, Object> layer(Layer layer) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("inputs", layer.inputs());
        described.put("units", layer.units());
        described.put("activation", Names.kebab(layer.activation().name()));
        described.put("start", layer.weightsStart());
        described.put("bias", layer.bias());
        return described;
    }

    /** The names of the first weights, by their place: an input's, or bias; with the unit where there are several. */
    private List<String> weights() {
        List<String> names = new ArrayList<>();
        int number = 0;
        for (Layer layer : fitting.network().layers()) {
            boolean last = layer.end() == fitting.network().size();
            for (int input = 0; input <= layer.inputs() && names.size() < Bounds.SHOWN; input++) {
                boolean bias = input == layer.inputs();
                String from = bias
                        ? "bias"
                        : number == 0
                                ? fitting.encoding().inputNames().get(input)
                                : "unit %d.%d".formatted(number, input + 1);
                for (int unit = 0; unit < layer.units() && (!bias || layer.bias()); unit++) {
                    names.add(from + to(layer, number, unit, last));
                }
            }
            number++;
        }
        return names;
    }

    private String to(Layer layer, int number, int unit, boolean last) {
        if (!last) {
            return " to unit %d.%d".formatted(number + 1, unit + 1);
        }
        return layer.units() == 1 ? "" : " to " + classes().get(unit);
    }

    private static Map<String, Object> plugin(Plugin plugin) {
        Doc doc = plugin.getClass().getAnnotation(Doc.class);
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", plugin.name());
        described.put("says", doc == null ? "" : doc.value());
        described.put("formula", doc == null ? "" : doc.formula());
        return described;
    }
}
