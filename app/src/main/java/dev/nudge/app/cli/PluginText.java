package dev.nudge.app.cli;

import dev.nudge.app.plugins.Registered;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;

/** How the commands about plugins write. */
record PluginText(Terminal terminal) {

    /** A name, such as the heading of a kind. */
    String bold(String text) {
        return terminal.outAnsi().string("@|bold " + text + "|@");
    }

    /** Where a plugin of someone else comes from. */
    static String from(Registered<?> plugin) {
        return plugin.thirdParty() ? plugin.jar().map(jar -> " in " + jar).orElse("") : "";
    }

    /** A label, and text that is wrapped beside it; nothing without text. */
    void paragraph(String label, String text) {
        if (!text.isEmpty()) {
            TextTable table = table(14);
            table.addRowValues(label.isEmpty() ? " " : label, text.strip());
            terminal.out().print(table);
        }
    }

    /** A narrow column and a wide one, whose text is wrapped. */
    static TextTable table(int narrow) {
        return TextTable.forColumns(
                Help.defaultColorScheme(Ansi.OFF),
                new Column(narrow, 0, Column.Overflow.SPAN),
                new Column(Cli.WIDTH - narrow, 0, Column.Overflow.WRAP));
    }
}
