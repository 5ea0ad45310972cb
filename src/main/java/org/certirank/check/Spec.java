package org.certirank.check;

import java.util.*;
import java.util.function.Function;
import java.util.stream.Stream;

/** A spec file as far as the checker reads it: definitions and claims, parsed and checked for names and sorts (spec language, sections 1 to 6). */
record Spec(String id, Map<String, Definition> definitions, Map<String, Claim> claims) {
    static final int SIZE = 4 << 20;
    static final String NAME = "[A-Za-z][A-Za-z0-9_]*";
    private static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]*";

    /**
     * @param parameters those of a model end with the number of layers
     * @param recursion the index of the parameter that decreases, -1 if the definition does not call itself
     * @param body null for a model
     */
    record Definition(List<String> parameters, int recursion, Ast body, Model model) {
        /** The index of the parameter that counts layers, of a definition that calls itself or a model; otherwise -1. */
        int layers() { return model == null ? recursion : parameters.size() - 1; }
        Collection<Ast> texts() { return model == null ? List.of(body) : model.texts().values(); }
    }

    /** @param where null if there is no condition */
    record Quantifier(boolean forall, String name, Ast set, Ast where) { }
    record Claim(String id, String coverage, List<Quantifier> given, Ast holds, List<String> uses) { }

    /** Whether the claim may take a derivative by an entry of a vector or matrix. */
    boolean varies(Claim c) {
        Stream<Ast> own = Stream.concat(Stream.of(c.holds), c.given.stream().flatMap(q -> Stream.of(q.set, q.where == null ? q.set : q.where)));
        return Stream.concat(own, definitions.values().stream().flatMap(d -> d.texts().stream())).anyMatch(Ast::varies);
    }

    private static Ast parse(Fields f, String field, Function<String, Ast> reader) {
        String text = f.text(field);
        try {
            return reader.apply(text);
        } catch (InputException e) {
            throw new InputException(f.at(field) + ": " + e.getMessage());
        }
    }

    static Spec read(byte[] bytes) {
        Fields f = new Fields(Json.parse(bytes, SIZE), "", "id kind title source statement let claims");
        String id = id(f);
        f.choice("kind", "theorem", "counterexample", "conjecture");
        f.text("title");
        texts(f, "statement");
        if (f.has("source")) {
            Fields source = new Fields(f.get("source"), "/source", "arxiv version where text");
            texts(source, "arxiv", "where", "text");
            if (source.has("version")) source.integer("version");
        }
        Map<String, Definition> definitions = new LinkedHashMap<>();
        if (f.has("let")) f.map("let").forEach((name, value) -> definitions.put((String) name, definition((String) name, value)));
        Sorts sorts = new Sorts(definitions);
        sorts.checkDefinitions();
        Map<String, Claim> claims = new LinkedHashMap<>();
        for (Fields c : f.objects("claims", "id says reading coverage given holds expect uses how")) {
            Claim claim = claim(c);
            try {
                sorts.checkClaim(claim);
            } catch (InputException e) {
                throw new InputException(c.at("given or holds") + ": " + e.getMessage());
            }
            if (claims.put(claim.id, claim) != null) throw Fields.wrong(c.at("id"), "no second claim of this id");
        }
        if (claims.isEmpty()) throw Fields.wrong("/claims", "at least one claim");
        return new Spec(id, definitions, claims);
    }

    /** Texts that may be there and are not read. */
    private static void texts(Fields f, String... names) { for (String name : names) if (f.has(name)) f.text(name); }

    private static String id(Fields f) {
        if (!f.text("id").matches(ID)) throw Fields.wrong(f.at("id"), "an id " + ID);
        return f.text("id");
    }

    private static Definition definition(String name, Object value) {
        String pointer = "/let/" + name;
        if (!name.matches(NAME) || Builtin.reserved(name)) throw Fields.wrong(pointer, "a name that is not taken");
        Fields f = new Fields(value instanceof String ? Map.of("is", value) : value, pointer, "of is recursion model");
        boolean model = f.has("model");
        if (model && (f.has("of") || f.has("is") || f.has("recursion"))) throw Fields.wrong(pointer, "nothing beside a model");
        if (model) f = new Fields(f.get("model"), pointer + "/model", "of start mask value query key output heads temperature skip norm place forward");
        else if (!(value instanceof String)) f.list("of");
        List<String> parameters = f.texts("of");
        boolean free = parameters.stream().allMatch(p -> p.matches(NAME) && !Builtin.reserved(p) && Collections.frequency(parameters, p) == 1);
        if (!free) throw Fields.wrong(f.at("of"), "parameters with names that are not taken");
        if (model) return new Definition(Stream.concat(parameters.stream(), Stream.of("T'")).toList(), -1, null, Model.read(f, Parser::expression));
        int recursion = f.has("recursion") ? parameters.indexOf(f.text("recursion")) : -1;
        if (f.has("of") && parameters.isEmpty()) throw Fields.wrong(f.at("of"), "a parameter");
        if (f.has("recursion") && recursion < 0) throw Fields.wrong(f.at("recursion"), "a parameter");
        return new Definition(parameters, recursion, parse(f, "is", Parser::expression), null);
    }

    private static Claim claim(Fields c) {
        String id = id(c);
        c.text("says");
        texts(c, "reading");
        String coverage = c.choice("coverage", "whole", "part");
        c.choice("expect", "proved", "refuted", "enclosed", "undecided");
        if (c.has("how")) c.map("how");
        List<Quantifier> given = new ArrayList<>();
        c.list("given");
        for (Fields q : c.objects("given", "forall exists in where")) {
            if (q.has("forall") == q.has("exists")) throw Fields.wrong(q.at(""), "either forall or exists");
            String name = q.text(q.has("forall") ? "forall" : "exists");
            if (!name.matches(NAME)) throw Fields.wrong(q.at(""), "a name");
            given.add(new Quantifier(q.has("forall"), name, parse(q, "in", Parser::set), q.has("where") ? parse(q, "where", Parser::expression) : null));
        }
        return new Claim(id, coverage, given, parse(c, "holds", Parser::expression), c.texts("uses"));
    }
}
