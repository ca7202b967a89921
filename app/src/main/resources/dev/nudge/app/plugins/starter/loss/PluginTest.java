package @package@;

import dev.nudge.spi.Loss;
import dev.nudge.testkit.LossContract;

class @Class@Test implements LossContract {
    @Override
    public Loss subject() {
        return new @Class@();
    }
}
