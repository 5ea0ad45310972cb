package org.certirank.spec;

import java.util.List;

/** The pictures of a spec as far as they name claims: these must exist in the same file. */
final class OwnPictures {
    private OwnPictures() { }

    static void check(Spec spec, Cursor.Problems problems) {
        for (int i = 0; i < spec.claims().size(); i++) {
            List<Picture> pictures = spec.claims().get(i).how().pictures();
            for (int k = 0; k < pictures.size(); k++) {
                if (pictures.get(k) instanceof Picture.Arcs a) {
                    arcs(spec, a, "/claims/" + i + "/how/pictures/" + k, problems);
                }
            }
        }
    }

    private static void arcs(Spec spec, Picture.Arcs picture, String pointer, Cursor.Problems problems) {
        for (int j = 0; j < picture.arcs().size(); j++) {
            String claim = picture.arcs().get(j).claim();
            if (spec.claim(claim).isEmpty()) {
                problems.add(pointer + "/arcs/" + j + "/claim", "there is no claim \"" + claim + "\" in this file");
            }
        }
    }
}
