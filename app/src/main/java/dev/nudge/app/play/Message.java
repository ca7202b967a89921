package dev.nudge.app.play;

import dev.nudge.app.config.Components;
import dev.nudge.app.config.Node;
import dev.nudge.app.config.RecordReader;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message from a page.
 *
 * @param figure the figure that it is for
 * @param id what the page calls it, to be said with the answer
 * @param type what is asked
 * @param experiment of {@code open} and {@code save}: in the shape of an experiment file
 * @param ask of {@code open}: rows whose predictions are wanted with each state
 * @param question of types that ask the engine
 * @param errand of types that are for no figure and take long
 * @param request of all other types
 */
record Message(
        String figure,
        Optional<Long> id,
        String type,
        Node.Entries experiment,
        List<Map<String, String>> ask,
        Optional<Question> question,
        Optional<Errand> errand,
        Request request) {

    /** What all messages have. */
    private record Head(String figure, Optional<Long> id, String type) {
        Head() {
            this(null, Optional.empty(), null);
        }
    }

    private record Ask(List<Map<String, String>> ask) {
        Ask() {
            this(List.of());
        }
    }

    private record Nothing() {}

    static final int LONGEST_NAME = 40;

    /** Reads a message; throws with what is wrong with it. */
    static Message read(Node.Entries root, Components components) {
        Node.Entries head = root;
        Node.Entries rest = root;
        for (String key : root.entries().keySet()) {
            if (List.of("figure", "id", "type").contains(key)) {
                rest = rest.without(key);
            } else {
                head = head.without(key);
            }
        }
        Head given = RecordReader.read(head, "", new Head(), components);
        if (given.figure.length() > LONGEST_NAME) {
            throw new InputException("message: figure: its name is too long");
        }
        Optional<Question> question = Optional.empty();
        Request request = null;
        Optional<Errand> errand = Optional.empty();
        Node.Entries experiment = null;
        List<Map<String, String>> ask = List.of();
        String type = given.type;
        if (type.equals("open")) {
            experiment = experiment(rest);
            ask = RecordReader.read(rest.without("experiment"), type, new Ask(), components).ask;
        } else if (Figure.ownTypes().contains(type)) {
            RecordReader.read(rest, type, new Nothing(), components);
        } else {
            Record defaults = defaults(type);
            if (type.equals("save")) {
                experiment = experiment(rest);
                rest = rest.without("experiment");
            }
            Record asked = RecordReader.read(rest, type, defaults, components);
            question = Optional.of(asked).filter(Question.class::isInstance).map(Question.class::cast);
            errand = Optional.of(asked).filter(Errand.class::isInstance).map(Errand.class::cast);
            request = asked instanceof Request ofFigure ? ofFigure : null;
        }
        return new Message(given.figure, given.id, type, experiment, ask, question, errand, request);
    }

    private static Node.Entries experiment(Node.Entries open) {
        return open.get("experiment")
                .filter(Node.Entries.class::isInstance)
                .map(Node.Entries.class::cast)
                .orElseThrow(() -> new InputException("message: experiment: must be keys and values"));
    }

    private static Record defaults(String type) {
        Record defaults = Requests.BY_TYPE.get(type);
        if (defaults == null) {
            List<String> known = new ArrayList<>(Figure.ownTypes());
            known.addAll(Requests.BY_TYPE.keySet());
            throw new InputException("message: type: there is no '%s'%s; there are %s"
                    .formatted(
                            type.length() > LONGEST_NAME ? type.substring(0, LONGEST_NAME) : type,
                            Names.nearest(type, known)
                                    .map(near -> "; did you mean " + near + "?")
                                    .orElse(""),
                            String.join(", ", known)));
        }
        return defaults;
    }
}
