package dev.nudge.app.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What third parties compile against changes only on purpose: in the diff of an approved file. */
class SurfaceTest {

    private static final Path APPROVED = Path.of("src/test/resources/dev/nudge/app/surface");

    @ParameterizedTest
    @ValueSource(strings = "dev.nudge.spi")
    void isTheApprovedOne(String packageName) throws IOException {
        Path file = APPROVED.resolve(packageName + ".txt");
        String now = Surface.of(packageName);
        if (Boolean.getBoolean("surface.approve")) {
            Files.writeString(file, now);
        }
        assertThat(now)
                .as(
                        "the surface of %s is not that of app/%s; if this is meant, approve it with"
                                + " mvn -q -pl app -am test -Dtest=SurfaceTest -Dsurefire.failIfNoSpecifiedTests=false"
                                + " -Dsurface.approve=true",
                        packageName, file)
                .isEqualTo(Files.readString(file));
    }
}
