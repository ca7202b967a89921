package dev.nudge.app.play;

import java.util.Optional;

/** A request that changes where a figure stands; its next state is the answer. */
interface Move extends Request {

    /** Does it. */
    void make(Live live);

    @Override
    default Optional<Reply> answer(Live live) {
        make(live);
        return Optional.empty();
    }
}
