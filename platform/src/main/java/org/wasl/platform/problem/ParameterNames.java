package org.wasl.platform.problem;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** How the contract calls the parameters of an operation. */
public final class ParameterNames {
    private ParameterNames() {}

    /** @return empty where the annotations are those of no parameter of a request */
    public static Optional<String> of(Annotation... annotations) {
        return Arrays.stream(annotations)
                .map(ParameterNames::named)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> named(Annotation annotation) {
        if (annotation instanceof QueryParam query) {
            return Optional.of(query.value());
        }
        if (annotation instanceof PathParam path) {
            return Optional.of(path.value());
        }
        if (annotation instanceof HeaderParam header) {
            return Optional.of(header.value());
        }
        if (annotation instanceof CookieParam cookie) {
            return Optional.of(cookie.value());
        }
        return annotation instanceof FormParam form ? Optional.of(form.value()) : Optional.empty();
    }

    /**
     * @param resource whose method it is, or a generated class below it
     * @param field of the bean that holds several parameters; null where there is none
     * @return empty where it is the body
     */
    static Optional<String> of(Class<?> resource, String method, Class<?>[] types, int index, String field) {
        return lineage(resource)
                .map(type -> declared(type, method, types))
                .flatMap(Optional::stream)
                .map(found -> of(found.getParameters()[index], field))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> of(Parameter parameter, String field) {
        if (field == null || !parameter.isAnnotationPresent(BeanParam.class)) {
            return of(parameter.getAnnotations());
        }
        return inBean(parameter.getType(), field);
    }

    /** A field as a body names it: in a bean of parameters as the parameter is called, elsewhere as it is. */
    static String ofField(Class<?> bean, String field) {
        return inBean(bean, field).orElse(field);
    }

    private static Optional<String> inBean(Class<?> bean, String field) {
        return lineage(bean)
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(declared -> declared.getName().equals(field))
                .map(declared -> of(declared.getAnnotations()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Method> declared(Class<?> type, String name, Class<?>[] types) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(name) && Arrays.equals(method.getParameterTypes(), types))
                .findFirst();
    }

    private static Stream<Class<?>> lineage(Class<?> type) {
        return Stream.<Class<?>>iterate(type, known -> known != null, Class::getSuperclass);
    }
}
