package dev.nudge.app.surface;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that others can see of a package, as text that is the same on every JDK. */
final class Surface {

    private static final int SEEN = Modifier.PUBLIC | Modifier.PROTECTED;

    private Surface() {}

    static String of(String packageName) {
        List<Class<?>> types = new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests()))
                .importPackages(packageName).stream()
                        .filter(type -> type.getPackageName().equals(packageName))
                        .map(JavaClass::reflect)
                        .filter(Surface::seen)
                        .sorted((a, b) -> a.getName().compareTo(b.getName()))
                        .collect(Collectors.toList());
        return types.stream().map(Surface::type).collect(Collectors.joining("\n"));
    }

    private static boolean seen(Class<?> type) {
        return (type.getModifiers() & SEEN) != 0
                && (type.getEnclosingClass() == null || seen(type.getEnclosingClass()));
    }

    private static String type(Class<?> type) {
        Stream<String> constants = type.isEnum()
                ? Arrays.stream(type.getEnumConstants()).map(constant -> ((Enum<?>) constant).name())
                : Stream.empty();
        Stream<String> components = type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .map(part ->
                                annotations(part) + "component " + name(part.getGenericType()) + " " + part.getName())
                : Stream.empty();
        Stream<String> members = Stream.of(fields(type), constructors(type), methods(type))
                .flatMap(List::stream)
                .sorted();
        return Stream.of(constants, components, members)
                .flatMap(lines -> lines)
                .map(line -> "    " + line + "\n")
                .collect(Collectors.joining("", heading(type) + "\n", ""));
    }

    private static String heading(Class<?> type) {
        String kind = type.isAnnotation()
                ? "@interface"
                : type.isInterface() ? "interface" : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
        // Whether an enum is abstract, and by what classes it is extended, its users cannot tell.
        int modifiers = type.getModifiers()
                & ~Modifier.INTERFACE
                & ~(type.isInterface() || type.isEnum() ? Modifier.ABSTRACT | Modifier.FINAL : 0);
        List<Type> above = new ArrayList<>(type.isAnnotation() ? List.of() : List.of(type.getGenericInterfaces()));
        if (kind.equals("class") && type.getSuperclass() != Object.class) {
            above.add(0, type.getGenericSuperclass());
        }
        String supertypes =
                above.isEmpty() ? "" : " : " + above.stream().map(Surface::name).collect(Collectors.joining(", "));
        String permitted = type.isSealed() && !type.isEnum()
                ? " permits "
                        + Arrays.stream(type.getPermittedSubclasses())
                                .map(Surface::name)
                                .collect(Collectors.joining(", "))
                : "";
        return annotations(type) + word(Modifier.toString(modifiers)) + kind + " " + type.getName()
                + variables(type.getTypeParameters()) + supertypes + permitted;
    }

    private static List<String> fields(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> (field.getModifiers() & SEEN) != 0 && !field.isSynthetic() && !field.isEnumConstant())
                .map(field -> annotations(field) + word(Modifier.toString(field.getModifiers()))
                        + name(field.getGenericType()) + " " + field.getName() + constant(field))
                .toList();
    }

    /** The value, where the compiler copies it into those who use it. */
    private static String constant(Field field) {
        boolean copied = Modifier.isStatic(field.getModifiers())
                && Modifier.isFinal(field.getModifiers())
                && (field.getType().isPrimitive() || field.getType() == String.class);
        try {
            return copied ? " = " + field.get(null) : "";
        } catch (IllegalAccessException e) {
            return ""; // protected: seen by name and type
        }
    }

    private static List<String> constructors(Class<?> type) {
        return Arrays.stream(type.getDeclaredConstructors())
                .filter(constructor -> (constructor.getModifiers() & SEEN) != 0 && !constructor.isSynthetic())
                .map(constructor -> line(constructor, "new"))
                .toList();
    }

    private static List<String> methods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method ->
                        (method.getModifiers() & SEEN) != 0 && !method.isSynthetic() && !implied(type, method))
                .map(method -> line(method, name(method.getGenericReturnType()) + " " + method.getName())
                        + (method.getDefaultValue() == null ? "" : " default " + value(method.getDefaultValue())))
                .toList();
    }

    private static boolean implied(Class<?> type, Method method) {
        boolean ofObject = Arrays.stream(Object.class.getMethods())
                .anyMatch(inherited -> inherited.getName().equals(method.getName())
                        && Arrays.equals(inherited.getParameterTypes(), method.getParameterTypes()));
        boolean ofEnum = type.isEnum() && List.of("values", "valueOf").contains(method.getName());
        boolean accessor = type.isRecord()
                && method.getParameterCount() == 0
                && Arrays.stream(type.getRecordComponents())
                        .anyMatch(component -> component.getAccessor().equals(method));
        return ofObject || ofEnum || accessor;
    }

    private static String line(Executable member, String called) {
        String parameters = Arrays.stream(member.getGenericParameterTypes())
                .map(Surface::name)
                .collect(Collectors.joining(", "));
        String thrown = Arrays.stream(member.getGenericExceptionTypes())
                .map(Surface::name)
                .collect(Collectors.joining(", "));
        int modifiers = member.getModifiers()
                & (member instanceof Constructor ? Modifier.constructorModifiers() : Modifier.methodModifiers());
        String open = member instanceof Method method && method.isDefault() ? "default " : "";
        String variables = variables(member.getTypeParameters());
        return annotations(member) + word(Modifier.toString(modifiers)) + open + word(variables) + called + "("
                + (member.isVarArgs() ? parameters.replaceFirst("\\[]$", "...") : parameters) + ")"
                + (thrown.isEmpty() ? "" : " throws " + thrown);
    }

    private static String variables(TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : Arrays.stream(variables)
                        .map(variable -> variable + " extends "
                                + Arrays.stream(variable.getBounds())
                                        .map(Surface::name)
                                        .collect(Collectors.joining(" & ")))
                        .collect(Collectors.joining(", ", "<", ">"));
    }

    /** In words of our own: what annotations say of themselves is not the same on every JDK. */
    private static String annotations(AnnotatedElement element) {
        return Arrays.stream(element.getDeclaredAnnotations())
                .filter(annotation ->
                        !annotation.annotationType().getSimpleName().equals("Doc"))
                .map(annotation -> "@" + annotation.annotationType().getSimpleName() + elements(annotation) + " ")
                .sorted()
                .collect(Collectors.joining());
    }

    private static String elements(Annotation annotation) {
        List<String> elements = new ArrayList<>();
        for (Method element : annotation.annotationType().getDeclaredMethods()) {
            try {
                elements.add(element.getName() + " = " + value(element.invoke(annotation)));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(element.toString(), e);
            }
        }
        return elements.isEmpty() ? "" : elements.stream().sorted().collect(Collectors.joining(", ", "(", ")"));
    }

    private static String value(Object value) {
        if (value.getClass().isArray()) {
            List<String> items = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                items.add(value(Array.get(value, i)));
            }
            return "{" + String.join(", ", items) + "}";
        }
        return value instanceof String ? "\"" + value + "\"" : value.toString();
    }

    private static String name(Type type) {
        return type.getTypeName().replaceAll("\\bjava\\.(lang|util)\\.(?=[A-Z])|\\bdev\\.nudge\\.spi\\.", "");
    }

    private static String word(String text) {
        return text.isEmpty() ? "" : text + " ";
    }
}
