package @package@;

import dev.nudge.spi.Optimizer;
import dev.nudge.testkit.Course;
import dev.nudge.testkit.OptimizerContract;
import java.util.List;

class @Class@Test implements OptimizerContract {
    @Override
    public Optimizer subject() {
        return new @Class@();
    }

    @Override
    public List<Course> knownCourses() {
        // At rate 0.1, from 1: velocity 0.5; 0.45 - 0.25 = 0.2; 0.18 + 1 = 1.18
        return List.of(new Course(0.1, List.of(0.5f, -0.25f, 1f), List.of(0.95f, 0.93f, 0.812f)));
    }
}
