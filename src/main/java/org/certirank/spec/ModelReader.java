package org.certirank.spec;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.certirank.expr.Expr;
import org.certirank.expr.ModelExpansion;
import org.certirank.expr.ModelField;
import org.certirank.expr.ModelForm;
import org.certirank.expr.Parsed;
import org.certirank.expr.Parser;
import org.certirank.expr.SortChecker;
import org.certirank.expr.Spans;

/** Reads a definition {@code {"model": {...}}}: docs/spec-language.md section 10. */
final class ModelReader {
    private static final List<String> REQUIRED = List.of("start", "mask", "value");
    private static final List<String> OPTIONAL = List.of("of", "query", "key", "output", "heads", "temperature", "skip", "norm", "place", "forward");
    /** For the steps of a layer, which nobody wrote. */
    private static final Spans NOWHERE = Parser.expression("0").spans();

    private enum Place {
        POST, PRE;

        String word() {
            return this == POST ? "post" : "pre";
        }
    }

    private final Cursor at;
    private final Map<ModelField, Parsed<Expr>> texts = new EnumMap<>(ModelField.class);
    private final Map<ModelField, String> places = new EnumMap<>(ModelField.class);
    private boolean sound = true;

    ModelReader(Cursor definition) {
        this.at = definition;
    }

    /** The definitions that the model comes to; empty if anything is wrong with it. */
    List<SortChecker.Text> texts(String name) {
        at.object("a model", List.of("model"), List.of()).isPresent();
        Cursor model = at.field("model").orElseThrow();
        if (model.object("a model", REQUIRED, OPTIONAL).isEmpty()) {
            return List.of();
        }
        List<String> params = params(model);
        for (ModelField f : List.of(ModelField.START, ModelField.MASK, ModelField.VALUE, ModelField.QUERY, ModelField.KEY, ModelField.OUTPUT, ModelField.HEADS,
                ModelField.TEMPERATURE, ModelField.SKIP)) {
            text(model, f.path(), f);
        }
        if (model.node().has("query") != model.node().has("key")) {
            problem(model.field(model.node().has("query") ? "query" : "key").orElseThrow(), "\"query\" and \"key\" go together: both or none");
        }
        ModelForm.Norm norm = norm(model, ModelField.EPSILON, ModelField.GAIN, ModelField.BIAS);
        boolean pre = model.field("place").flatMap(f -> f.oneOf(Place.values(), Place::word)).map(p -> p == Place.PRE).orElse(false);
        Optional<ModelForm.Forward> forward = model.field("forward").flatMap(this::forward);
        if (!sound || REQUIRED.stream().anyMatch(r -> !model.node().has(r))) {
            return List.of();
        }
        ModelForm form = new ModelForm(texts.keySet(), norm, pre, forward);
        Map<ModelField, Expr> trees = new EnumMap<>(ModelField.class);
        texts.forEach((f, p) -> trees.put(f, p.tree()));
        List<SortChecker.Text> result = new ArrayList<>();
        for (ModelExpansion.Piece p : ModelExpansion.of(name, params, form, trees)) {
            ModelField field = p.field();
            boolean written = p.definition().name().equals(field.definition(name));
            String place = p.definition().model().isPresent() ? model.pointer() : places.get(field);
            result.add(new SortChecker.Text(p.definition(), written ? texts.get(field).spans() : NOWHERE, place));
        }
        return result;
    }

    private List<String> params(Cursor model) {
        List<String> params = new ArrayList<>();
        model.field("of").ifPresent(of -> {
            List<Cursor> items = of.items();
            items.forEach(i -> i.name().ifPresent(params::add));
            if (items.isEmpty() && of.node().isArray()) {
                problem(of, "expected at least one parameter; a model without parameters has no \"of\"");
            }
        });
        return params;
    }

    private void problem(Cursor where, String message) {
        sound = false;
        where.problem(message);
    }

    private void text(Cursor in, String name, ModelField field) {
        in.field(name).ifPresent(f -> {
            Optional<Parsed<Expr>> p = Texts.expression(f);
            sound &= p.isPresent();
            p.ifPresent(x -> {
                texts.put(field, x);
                places.put(field, f.pointer());
            });
        });
    }

    private ModelForm.Norm norm(Cursor in, ModelField epsilon, ModelField gain, ModelField bias) {
        Optional<Cursor> norm = in.field("norm");
        if (norm.isEmpty()) {
            return ModelForm.Norm.NONE;
        }
        Cursor f = norm.get();
        if (f.node().isString()) {
            return f.oneOf(new ModelForm.Norm[] {ModelForm.Norm.NONE, ModelForm.Norm.UNIT}, ModelForm.Norm::word).orElse(ModelForm.Norm.NONE);
        }
        if (!f.node().isObject()) {
            problem(f, "expected \"none\", \"unit\" or an object with \"kind\"; found " + f.found());
            return ModelForm.Norm.NONE;
        }
        f.object("a norm", List.of("kind"), List.of("epsilon", "gain", "bias"));
        text(f, "epsilon", epsilon);
        text(f, "gain", gain);
        text(f, "bias", bias);
        return f.field("kind").flatMap(k -> k.oneOf(new ModelForm.Norm[] {ModelForm.Norm.RMS, ModelForm.Norm.CENTRED}, ModelForm.Norm::word)).orElse(ModelForm.Norm.RMS);
    }

    private Optional<ModelForm.Forward> forward(Cursor f) {
        if (f.object("a feed-forward block", List.of("in", "out", "activation"), List.of("inBias", "outBias", "skip", "norm")).isEmpty()) {
            sound = false;
            return Optional.empty();
        }
        text(f, "in", ModelField.FORWARD_IN);
        text(f, "out", ModelField.FORWARD_OUT);
        text(f, "inBias", ModelField.FORWARD_IN_BIAS);
        text(f, "outBias", ModelField.FORWARD_OUT_BIAS);
        text(f, "skip", ModelField.FORWARD_SKIP);
        ModelForm.Norm norm = norm(f, ModelField.FORWARD_EPSILON, ModelField.FORWARD_GAIN, ModelField.FORWARD_BIAS);
        Optional<ModelForm.Activation> activation = f.field("activation").flatMap(a -> a.oneOf(ModelForm.Activation.values(), ModelForm.Activation::word));
        sound &= activation.isPresent() && f.node().has("in") && f.node().has("out");
        return activation.map(a -> new ModelForm.Forward(a, norm));
    }

    /** In a file with a model t and h are the numbers of the layer and of the head, and nothing else. */
    static void refuseOwnNames(Cursor lets, List<SortChecker.Text> texts) {
        Set<String> own = new LinkedHashSet<>(List.of(ModelExpansion.LAYER, ModelExpansion.HEAD));
        lets.fields().forEach((name, value) -> {
            if (own.contains(name)) {
                value.problem("in a file with a model '" + name + "' is the number of the " + (name.equals(ModelExpansion.LAYER) ? "layer" : "head") + " and no definition");
            }
        });
        for (SortChecker.Text t : texts) {
            if (!t.definition().isHidden()) {
                t.definition().params().stream().filter(own::contains).forEach(p -> lets.child(t.definition().name())
                        .problem("in a file with a model '" + p + "' is the number of the " + (p.equals(ModelExpansion.LAYER) ? "layer" : "head") + " and no parameter"));
            }
        }
    }
}
