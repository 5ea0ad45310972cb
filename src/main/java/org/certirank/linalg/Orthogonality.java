package org.certirank.linalg;

import org.certirank.interval.DirectedDouble;

/**
 * How far the columns of an exact matrix V are from orthonormal: ||V^T V - I|| &lt;= beta in the spectral norm, by an enclosure of V^T V. With beta &lt; 1 all singular values of V lie in
 * [sqrt(1 - beta), sqrt(1 + beta)], and for matrices X of fitting shape (Ostrowski; Horn and Johnson, Topics in Matrix Analysis, theorem 3.3.16)
 * sigma_min(V) sigma_i(X) &lt;= sigma_i(X V) and sigma_i(V X) where V is square, and &lt;= sigma_max(V) sigma_i(X) always.
 *
 * @param beta the bound; not below 1 where nothing is known
 */
record Orthogonality(double beta) {

    static Orthogonality of(DoubleBallMatrix v) {
        DoubleBallMatrix g = v.transpose().mul(v).sub(DoubleBallMatrix.identity(v.columns()));
        // The matrix is symmetric: the row sums bound the spectral norm.
        double beta = Norms.infinity(g).hi();
        return new Orthogonality(beta < 1 ? beta : 1);
    }

    boolean isUseful() {
        return beta < 1;
    }

    double leastDown() {
        return DirectedDouble.sqrtDown(DirectedDouble.subDown(1, beta));
    }

    double greatestUp() {
        return DirectedDouble.sqrtUp(DirectedDouble.addUp(1, beta));
    }
}
