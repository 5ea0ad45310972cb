package org.certirank.report;

import java.util.Arrays;
import java.util.Map;
import org.certirank.expr.Definition;
import org.certirank.expr.Expr;
import org.certirank.expr.MathMlPrinter;
import org.certirank.expr.ModelField;
import org.certirank.expr.ModelForm;

/** A model definition as a table of its fields, typeset from the texts as they were read. */
final class ModelTable {
    private ModelTable() {
    }

    static void write(Definition d, Map<String, Definition> all, Html html) {
        ModelForm form = d.model().orElseThrow();
        // The last parameter is the number of layers, which has no name of its own.
        Expr[] args = d.params().stream().map(p -> Expr.name(p.replace("$", ""))).toArray(Expr[]::new);
        html.open("div", "class", "wide").open("table", "class", "model").open("caption", "class", "label").text("Model ").raw(MathMlPrinter.print(Expr.call(d.name(), args)))
                .text(": the tokens after that many layers").close("caption").open("tbody").line();
        Arrays.stream(ModelField.values()).filter(form::has).forEach(f -> html.open("tr").element("th", f.path().replace("/", ", "), "scope", "row").open("td")
                .raw(MathMlPrinter.print(all.get(f.definition(d.name())).body())).close("td").close("tr").line());
        row(html, "norm", form.norm().word() + (form.norm() == ModelForm.Norm.NONE ? "" : form.preNorm() ? ", before attention" : ", after attention"));
        form.forward().ifPresent(f -> {
            row(html, "forward, activation", f.activation().word());
            row(html, "forward, norm", f.norm().word());
        });
        html.close("tbody").close("table").close("div").line();
    }

    private static void row(Html html, String name, String value) {
        html.open("tr").element("th", name, "scope", "row").element("td", value).close("tr").line();
    }
}
