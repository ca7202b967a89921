package dev.nudge.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Whatever a text holds, it is JSON that reads the same once written, or it is refused. */
class JsonFuzzTest {

    @FuzzTest(maxDuration = "10s")
    @DictionaryEntries({"{}", "[]", "\\x22a\\x22:", "1e400", "-0.0", "null", "true"})
    void anyText(byte[] bytes) throws IOException {
        Object tree;
        try {
            tree = Json.read(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException refused) {
            assertThat(refused.getMessage())
                    .isNotBlank()
                    .doesNotContain("Exception")
                    .hasLineCount(1);
            return;
        }
        String text = Json.text(tree);
        assertThat(Json.text(Json.read(text))).isEqualTo(text);
        assertThat(Json.text(Json.read(Json.line(tree)))).isEqualTo(text);
    }
}
