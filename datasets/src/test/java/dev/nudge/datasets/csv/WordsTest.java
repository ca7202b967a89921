package dev.nudge.datasets.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Property
    void numbersWordsAsTheyCome(@ForAll List<@AlphaChars @StringLength(max = 2) String> cells) {
        Words words = new Words();
        List<String> different = new ArrayList<>();
        for (String cell : cells) {
            assertThat(words.find(cell)).isEqualTo(different.indexOf(cell));
            if (!different.contains(cell)) {
                assertThat(words.add(cell)).isEqualTo(different.size());
                different.add(cell);
            }
        }
        assertThat(words.all()).isEqualTo(different);
    }

    @Test
    void keepsManyApart() {
        Words words = new Words();
        for (int i = 0; i < 100_000; i++) {
            words.add("id" + i);
        }
        for (int i = 0; i < 100_000; i++) {
            assertThat(words.find("id" + i)).isEqualTo(i);
        }
        assertThat(words.find("id")).isNegative();
    }

    @Test
    void findsWhatStandsInAText() {
        Words words = new Words();
        words.add("red");
        words.add("");

        assertThat(words.find("a,red,b".toCharArray(), 2, 5)).isZero();
        assertThat(words.find("a,red,b".toCharArray(), 2, 4)).isNegative();
        assertThat(words.find("a,,b".toCharArray(), 2, 2)).isOne();
        words.clear();
        assertThat(words.find("red")).isNegative();
    }
}
