package dev.nudge.app.play;

/** What a page asks that is about no training of its figures. It may take long, and is done apart from them. */
interface Errand {

    /** Does it, and gives the answer. */
    Reply run(Visitor visitor, Message message);
}
