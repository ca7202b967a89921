package dev.nudge.datasets.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.datasets.source.Source;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BlocksTest {

    @Property
    void cutsOnlyAtEndsOfLines(@ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 20) int size)
            throws IOException {
        List<String> blocks = blocks(text, size);

        assertThat(String.join("", blocks)).isEqualTo(text);
        for (int i = 0; i + 1 < blocks.size(); i++) {
            assertThat(blocks.get(i)).matches("(?s).*[\r\n]");
            assertThat(blocks.get(i).endsWith("\r") && blocks.get(i + 1).startsWith("\n"))
                    .isFalse();
        }
    }

    @Property
    void isNoLongerThanItsSizeAndALine(@ForAll @IntRange(min = 1, max = 20) int size) throws IOException {
        assertThat(blocks("123456789\n".repeat(100), size)).allMatch(block -> block.length() <= Math.max(20, size));
    }

    @Test
    void cutsOutsideOfQuotesIfItCan() throws IOException {
        assertThat(blocks("1,\"a\nb\"\n2,\"c\nd\"\n", 13)).containsExactly("1,\"a\nb\"\n", "2,\"c\nd\"\n");
        assertThat(blocks("1,5\"\n2,3\n4,5\n", 9)).containsExactly("1,5\"\n2,3\n", "4,5\n");
    }

    private static List<String> blocks(String text, int size) throws IOException {
        Source source = Source.resource(BlocksTest.class, "none.csv");
        Blocks blocks =
                new Blocks(new Text(new StringReader(text)), source, new CsvErrors("none.csv", new Csv()), size, '"');
        List<String> cut = new ArrayList<>();
        for (Block block = blocks.next(null); block != null; block = blocks.next(null)) {
            cut.add(new String(block.text(), 0, block.size()));
            blocks.free(block);
        }
        blocks.requireEnd(0);
        return cut;
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("a\",\n\r").ofMaxLength(100);
    }
}
