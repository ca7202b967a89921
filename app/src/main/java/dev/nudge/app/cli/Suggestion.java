package dev.nudge.app.cli;

import dev.nudge.app.inspect.Guess;
import dev.nudge.app.run.Json;
import dev.nudge.spi.Column;
import dev.nudge.spi.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;

/** An experiment file to start from, guessed from a table: the last column is the target, names and the like are left out. */
final class Suggestion {

    private final String data;
    private final Table table;

    Suggestion(String data, Table table) {
        this.data = data;
        this.table = table;
    }

    List<String> lines() {
        List<Column> columns = table.columns();
        Guess guess = Guess.of(table);
        Column target = guess.target();
        boolean classes = guess.classes();
        List<String> useless = guess.exclude();
        List<String> lines = new ArrayList<>();
        lines.add("dataset: " + dataset());
        lines.add("features:");
        lines.add("  target: " + quoted(target.name()) + remark(guess, columns));
        if (!useless.isEmpty()) {
            lines.add("  exclude: ["
                    + String.join(", ", useless.stream().map(Suggestion::quoted).toList())
                    + "]  # names, numbers of rows, dates: nothing that other rows share");
        }
        lines.add("split: {test: 0.2, seed: 42}");
        lines.add(
                "network: {hidden: [{units: 16, activation: relu}]}  # or leave it out, to read the result as an equation");
        lines.add("loss: " + (classes ? "cross-entropy" : "mse")
                + (classes && target instanceof Column.Numbers
                        ? "  # numbers as classes; mse for numbers as such"
                        : ""));
        lines.add("optimizer: adam");
        return lines;
    }

    private String dataset() {
        if (data.strip().startsWith("{")) {
            return data.strip();
        }
        return Files.exists(Path.of(data)) ? "{name: csv, file: " + quoted(data) + "}" : data;
    }

    private static String remark(Guess guess, List<Column> columns) {
        if (columns.size() == 1) {
            return "  # there is no other column to predict it from";
        }
        return guess.sure() ? "" : "  # a guess";
    }

    /** As YAML, also between braces. */
    private static String quoted(String text) {
        String plain =
                new Dump(DumpSettings.builder().build()).dumpToString(text).strip();
        boolean safe = plain.startsWith("'") || plain.startsWith("\"") || plain.matches("[^,\\[\\]{}#:&*!|>%@`]*");
        return safe ? plain : Json.line(text);
    }
}
