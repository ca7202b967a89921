package dev.nudge.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class RunFilesTest {

    @Test
    void secondsAreThereWhenTheyAreZeroToo() {
        assertThat(RunFiles.text(LocalDateTime.of(2026, 11, 23, 7, 16, 0))).isEqualTo("2026-11-23T07:16:00");
        assertThat(RunFiles.text(LocalDateTime.of(2026, 11, 23, 0, 0, 0))).isEqualTo("2026-11-23T00:00:00");
        assertThat(RunFiles.text(LocalDateTime.of(2026, 1, 2, 23, 59, 58, 987_654_321)))
                .isEqualTo("2026-01-02T23:59:58");
    }
}
