package dev.nudge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void textIsAlignedToTheLeft() {
        TextTable table = new TextTable(false);
        table.add(List.of("column", "type"));
        table.add(List.of("x", "category"));
        table.add(List.of("longer name", ""));
        assertThat(table.text("> ")).isEqualTo("""
                        > column       type
                        > x            category
                        > longer name
                        """);
    }

    @Test
    void numbersAreAlignedToTheRight() {
        TextTable table = new TextTable(true);
        table.add(List.of("", "train", "test"));
        table.add(List.of("mse", "1", "12.5"));
        table.add(List.of("accuracy", "0.123456"));
        assertThat(table.text("")).isEqualTo("""
                                     train  test
                        mse              1  12.5
                        accuracy  0.123456
                        """);
    }

    @Test
    void namesFromAFileDoNotSteerTheTerminal() {
        TextTable table = new TextTable(false);
        table.add(List.of("good\u001b[2J", "a\nb"));
        table.add(List.of("bad", "c"));
        assertThat(table.text("")).isEqualTo("""
                        good\uFFFD[2J  a\uFFFDb
                        bad       c
                        """);
        assertThat(TextTable.shortened("x".repeat(100))).hasSize(24).endsWith("x...");
        List<String> alike = List.of("x".repeat(50) + "a", "x".repeat(50) + "b");
        assertThat(TextTable.shortened(alike)).isEqualTo(alike);
    }

    @Test
    void nothingIsNothing() {
        assertThat(new TextTable(true).text("  ")).isEmpty();
    }
}
