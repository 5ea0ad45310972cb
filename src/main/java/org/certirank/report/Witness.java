package org.certirank.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certirank.certificate.Certificate;
import org.certirank.certificate.Data;
import org.certirank.certificate.Step;

/**
 * The values that a certificate puts in for names: those of the witness steps from the root down. A sequence has several texts, of which the
 * last repeats.
 *
 * @param values texts of the spec language by name, in the order of the certificate
 */
public record Witness(Map<String, List<String>> values) {

    /** The witness of a certificate, if its proof begins with one. */
    public static Optional<Witness> of(Certificate certificate) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        int index = certificate.steps().size() - 1;
        while (index >= 0) {
            Step step = certificate.steps().get(index);
            if (!step.rule().equals("witness") || !(step.data().fields().get("values") instanceof Data.Fields(Map<String, Data> given))) {
                break;
            }
            given.forEach((name, value) -> values.put(name, texts(value)));
            // With quantifiers left the second premise goes on with them.
            index = step.premises().size() > 1 ? step.premises().get(1) : -1;
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(new Witness(values));
    }

    private static List<String> texts(Data value) {
        return switch (value) {
            case Data.Text(String text) -> List.of(text);
            case Data.Int(long number) -> List.of(Long.toString(number));
            case Data.Items(List<Data> items) -> {
                List<String> all = new ArrayList<>();
                items.forEach(item -> all.addAll(texts(item)));
                yield all;
            }
            case Data.Fields fields -> List.of();
        };
    }

    /** One value as text. */
    public static String text(List<String> members) {
        return members.size() == 1 ? members.getFirst() : String.join(", ", members) + ", ...";
    }
}
