package dev.nudge.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The values a numeric setting may take, as an interval: {@code "(0, inf)"}, {@code "[0, 1)"}, {@code "[1, inf)"}. A
 * round bracket leaves its end out, a square bracket includes it. {@link Require#settings} enforces it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {

    /** The interval. */
    String value();
}
