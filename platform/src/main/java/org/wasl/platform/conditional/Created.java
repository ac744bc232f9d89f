package org.wasl.platform.conditional;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.wasl.platform.openapi.OpenApiConventions;

/** An operation that makes the record that it returns: it answers 201. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Extension(name = OpenApiConventions.CREATED, value = "true")
public @interface Created {
    /**
     * The path under which a GET answers the record by its id, with the path parameters of the request in braces: {@code Location}. Left out for what no GET of
     * its own answers: it is read in the list that it was added to.
     */
    String at() default "";
}
