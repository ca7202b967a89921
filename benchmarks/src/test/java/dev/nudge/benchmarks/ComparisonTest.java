package dev.nudge.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ComparisonTest {

    @Test
    void medianOfTheRoundsAndHowManyTimesAsFastNudgeIs() {
        String table = Comparison.table(List.of(
                "{\"peer\":\"nudge\",\"item\":\"W1\",\"sec_per_epoch\":0.05,\"final_loss\":0.3,\"rss_mb\":100}",
                "{\"peer\":\"other\",\"item\":\"W1\",\"sec_per_epoch\":0.1,\"version\":\"2.0\",\"accuracy\":null}",
                "{\"peer\":\"nudge\",\"item\":\"W1\",\"sec_per_epoch\":0.04,\"final_loss\":0.3,\"rss_mb\":300}",
                "{\"peer\":\"other\",\"item\":\"W1\",\"sec_per_epoch\":0.2,\"version\":\"2.0\",\"accuracy\":null}",
                "{\"peer\":\"nudge\",\"item\":\"W1\",\"sec_per_epoch\":0.9,\"final_loss\":0.3,\"rss_mb\":200}"));

        assertThat(table.lines().skip(2))
                .containsExactly(
                        "| W1 | nudge | 0.0500 s/epoch | 0.0400 - 0.900 |  | 0.3 |  | 200 |",
                        "| W1 | other 2.0 | 0.150 s/epoch | 0.100 - 0.200 | 3.00 |  |  |  |");
    }

    @Test
    void moreMegabytesInASecondAreBetter() {
        String table = Comparison.table(List.of(
                "{\"peer\":\"nudge\",\"item\":\"W6\",\"mb_per_s\":300,\"first_mb_per_s\":100}",
                "{\"peer\":\"other\",\"item\":\"W6\",\"mb_per_s\":100,\"first_mb_per_s\":200}"));

        assertThat(table)
                .contains("| other | 100 MB/s | 100 - 100 | 3.00 |")
                .contains("| other | 200 MB/s, first load | 200 - 200 | 0.500 |");
    }
}
