/* A layer of attention with Arb's matrices, layer/NORM/N/D/HEADS/BITS/KIND: X <- norm(sum_h softmax(X Q_h (X K_h)^T / sqrt(D/HEADS)) X V_h O_h), with no O for one head; norm none, unit (x/|x|), or centred
 * ((x - mean)/sqrt(var)). The heads' Q, K and V stand side by side, so that one product serves all; likewise the outputs O below each other.
 *
 * Data: N by D midpoints in [-1, 1) with radius 2^-BITS (KIND spread), or for KIND close a row of such midpoints plus 2^-32 times N by D of them. Then for each head Q, K, V (D by D/HEADS), and O (D/HEADS by D) where there
 * are two heads or more, entries of the stream times 2^(-30-s), s the least with 4^s >= D. */
#include "arb_data.h"
#include <arb_mat.h>

static void fill(arb_mat_t a, slong row, slong column, slong rows, slong columns, slong shift) {
  for (slong i = 0; i < rows; i++)
    for (slong j = 0; j < columns; j++) {
      arb_ptr e = arb_mat_entry(a, row + i, column + j);
      arb_set_si(e, lcg_int());
      arb_mul_2exp_si(e, e, -30 - shift);
    }
}

static void softmax(arb_ptr row, slong n, slong prec) {
  slong most = 0;
  arb_t shift, sum;
  arb_init(shift);
  arb_init(sum);
  for (slong j = 1; j < n; j++)
    if (arf_cmp(arb_midref(row + j), arb_midref(row + most)) > 0) most = j;
  arf_set(arb_midref(shift), arb_midref(row + most));
  for (slong j = 0; j < n; j++) {
    arb_sub(row + j, row + j, shift, prec);
    arb_exp(row + j, row + j, prec);
    arb_add(sum, sum, row + j, prec);
  }
  for (slong j = 0; j < n; j++) arb_div(row + j, row + j, sum, prec);
  arb_clear(shift);
  arb_clear(sum);
}

static void normalise(arb_ptr row, slong d, int centred, slong prec) {
  arb_t sum, root;
  arb_init(sum);
  arb_init(root);
  if (centred) {
    for (slong j = 0; j < d; j++) arb_add(sum, sum, row + j, prec);
    arb_div_si(sum, sum, d, prec);
    for (slong j = 0; j < d; j++) arb_sub(row + j, row + j, sum, prec);
  }
  for (slong j = 0; j < d; j++) arb_addmul(root, row + j, row + j, prec);
  if (centred) arb_div_si(root, root, d, prec);
  arb_sqrt(root, root, prec);
  for (slong j = 0; j < d; j++) arb_div(row + j, row + j, root, prec);
  arb_clear(sum);
  arb_clear(root);
}

typedef struct {
  slong n, d, heads, prec;
  const char *norm;
  arb_mat_t x, query, key, value, output, next;
} layer_t;

static void apply(layer_t *l) {
  slong width = l->d / l->heads;
  arb_mat_t q, k, v, mixed, kt, scores, qh, kh, vh, mh;
  arb_t temperature;
  arb_init(temperature);
  arb_sqrt_ui(temperature, width, l->prec);
  arb_mat_init(q, l->n, l->d);
  arb_mat_init(k, l->n, l->d);
  arb_mat_init(v, l->n, l->d);
  arb_mat_init(mixed, l->n, l->d);
  arb_mat_init(kt, width, l->n);
  arb_mat_init(scores, l->n, l->n);
  arb_mat_mul(q, l->x, l->query, l->prec);
  arb_mat_mul(k, l->x, l->key, l->prec);
  arb_mat_mul(v, l->x, l->value, l->prec);
  arb_mat_scalar_div_arb(q, q, temperature, l->prec);
  for (slong h = 0; h < l->heads; h++) {
    slong from = h * width, to = from + width;
    arb_mat_window_init(qh, q, 0, from, l->n, to);
    arb_mat_window_init(kh, k, 0, from, l->n, to);
    arb_mat_window_init(vh, v, 0, from, l->n, to);
    arb_mat_window_init(mh, mixed, 0, from, l->n, to);
    arb_mat_transpose(kt, kh);
    arb_mat_mul(scores, qh, kt, l->prec);
    for (slong i = 0; i < l->n; i++) softmax(arb_mat_entry(scores, i, 0), l->n, l->prec);
    arb_mat_mul(mh, scores, vh, l->prec);
    arb_mat_window_clear(qh);
    arb_mat_window_clear(kh);
    arb_mat_window_clear(vh);
    arb_mat_window_clear(mh);
  }
  if (l->heads > 1) arb_mat_mul(l->next, mixed, l->output, l->prec);
  else arb_mat_set(l->next, mixed);
  if (strcmp(l->norm, "none"))
    for (slong i = 0; i < l->n; i++) normalise(arb_mat_entry(l->next, i, 0), l->d, !strcmp(l->norm, "centred"), l->prec);
  arb_mat_clear(q);
  arb_mat_clear(k);
  arb_mat_clear(v);
  arb_mat_clear(mixed);
  arb_mat_clear(kt);
  arb_mat_clear(scores);
  arb_clear(temperature);
}

int main(int argc, char **argv) {
  double seconds = argc > 1 ? atof(argv[1]) : 0.1;
  print_version();
  for (int a = 2; a < argc; a++) {
    char norm[16], kind[16];
    layer_t l;
    if (sscanf(argv[a], "layer/%15[a-z]/%ld/%ld/%ld/%ld/%15[a-z]", norm, &l.n, &l.d, &l.heads, &l.prec, kind) < 6 || l.n < 1 || l.heads < 1 || l.d % l.heads) continue;
    slong width = l.d / l.heads, shift = 0;
    while ((1L << 2 * shift) < l.d) shift++;
    l.norm = norm;
    arb_mat_init(l.x, l.n, l.d);
    arb_mat_init(l.query, l.d, l.d);
    arb_mat_init(l.key, l.d, l.d);
    arb_mat_init(l.value, l.d, l.d);
    arb_mat_init(l.output, l.d, l.d);
    arb_mat_init(l.next, l.n, l.d);
    lcg_seed();
    int close = !strcmp(kind, "close");
    arb_ptr common = _arb_vec_init(l.d);
    for (slong j = 0; close && j < l.d; j++) arb_entry(common + j, l.prec, 1, 0);
    for (slong i = 0; i < l.n; i++)
      for (slong j = 0; j < l.d; j++) {
        arb_entry(arb_mat_entry(l.x, i, j), l.prec, 1, close ? -32 : 0);
        if (close) arb_add(arb_mat_entry(l.x, i, j), arb_mat_entry(l.x, i, j), common + j, l.prec);
      }
    for (slong h = 0; h < l.heads; h++) {
      fill(l.query, 0, h * width, l.d, width, shift);
      fill(l.key, 0, h * width, l.d, width, shift);
      fill(l.value, 0, h * width, l.d, width, shift);
      if (l.heads > 1) fill(l.output, h * width, 0, width, l.d, shift);
    }
    REPORT(argv[a], seconds, 1, apply(&l));
    _arb_vec_clear(common, l.d);
    arb_mat_clear(l.x);
    arb_mat_clear(l.query);
    arb_mat_clear(l.key);
    arb_mat_clear(l.value);
    arb_mat_clear(l.output);
    arb_mat_clear(l.next);
  }
  flint_cleanup();
  return 0;
}
