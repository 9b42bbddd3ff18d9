package monosema.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A knob that a {@link Declaration} leaves out while it has this value: one that came later, so that what was declared
 * before it keeps its key.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Unstated {
    /** The value as it would stand in a declaration. */
    String value();
}
