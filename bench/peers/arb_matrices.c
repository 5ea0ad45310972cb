/* Arb's matrices: product/N/BITS/exact, product/N/BITS/radii, inverse/N/BITS, determinant/N/BITS. Entries are midpoints in [-1, 1), with radius 2^-BITS but for exact. */
#include "arb_data.h"
#include <arb_mat.h>

static void fill(arb_mat_t a, slong prec, int with_radius) {
  for (slong i = 0; i < arb_mat_nrows(a); i++)
    for (slong j = 0; j < arb_mat_ncols(a); j++) arb_entry(arb_mat_entry(a, i, j), prec, with_radius, 0);
}

int main(int argc, char **argv) {
  double seconds = argc > 1 ? atof(argv[1]) : 0.1;
  print_version();
  for (int k = 2; k < argc; k++) {
    char work[32], kind[32] = "radii";
    long n, prec;
    if (sscanf(argv[k], "%31[a-z]/%ld/%ld/%31[a-z]", work, &n, &prec, kind) < 3 || n < 1) continue;
    arb_mat_t a, b, c;
    arb_t d;
    arb_mat_init(a, n, n);
    arb_mat_init(b, n, n);
    arb_mat_init(c, n, n);
    arb_init(d);
    lcg_seed();
    fill(a, prec, strcmp(kind, "exact"));
    fill(b, prec, strcmp(kind, "exact"));
    if (!strcmp(work, "product")) REPORT(argv[k], seconds, 1, arb_mat_mul(c, a, b, prec));
    if (!strcmp(work, "inverse") && arb_mat_inv(c, a, prec)) REPORT(argv[k], seconds, 1, arb_mat_inv(c, a, prec));
    if (!strcmp(work, "determinant")) REPORT(argv[k], seconds, 1, arb_mat_det(d, a, prec));
    arb_mat_clear(a);
    arb_mat_clear(b);
    arb_mat_clear(c);
    arb_clear(d);
  }
  flint_cleanup();
  return 0;
}
