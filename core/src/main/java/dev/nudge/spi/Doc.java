package dev.nudge.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a plugin, or one of its settings, is. This is the class comment of a plugin: it is read where the code is read,
 * and printed by {@code nudge plugins show NAME}, so that the two cannot drift apart.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
public @interface Doc {

    /** What it is, in a sentence. */
    String value();

    /** The formula of a loss, or the update rule of an optimizer. */
    String formula() default "";

    /** The paper or textbook it is taken from, and where this implementation differs. */
    String source() default "";

    /** In one sentence, when to choose it. */
    String chooseWhen() default "";
}
