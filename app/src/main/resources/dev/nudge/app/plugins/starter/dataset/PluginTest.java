package @package@;

import dev.nudge.spi.DatasetLoader;
import dev.nudge.testkit.DatasetLoaderContract;

class @Class@Test implements DatasetLoaderContract {
    @Override
    public DatasetLoader subject() {
        return new @Class@();
    }
}
