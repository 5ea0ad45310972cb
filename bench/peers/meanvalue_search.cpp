/* A plain mean-value branch and bound: search/softmax/EPS proves  sum x_i e^x_i / sum e^x_i >= mean(x) - EPS  on [-2, 2]^4.
 *
 * What it does with a box: the natural interval extension; if that does not decide, the mean-value form f(c) + f'(X) (X - c) at the midpoint, with gradients by forward
 * automatic differentiation; if that does not decide, it halves the widest side (the first of equals) at the midpoint. Depth first, one thread, one box at a time. Items are
 * boxes visited: nodes of the tree.
 *
 * Enclosures: all arithmetic runs with the processor rounding upward; lower ends are kept negated. exp is the C library's, moved outward by two units in the last place
 * (glibc states at most 1 ulp for exp in every rounding mode). Nothing is recorded: there is no certificate. */
#define PEER_WALL_CLOCK
#include "peer.h"
#include <array>
#include <cfenv>
#include <cmath>
#include <cstdio>
#include <vector>

namespace {

constexpr int N = 4;

/* [-nlo, hi] */
struct Interval {
  double nlo, hi;
};

inline Interval point(double x) { return {-x, x}; }
inline Interval operator+(Interval a, Interval b) { return {a.nlo + b.nlo, a.hi + b.hi}; }
inline Interval operator-(Interval a, Interval b) { return {a.nlo + b.hi, a.hi + b.nlo}; }

inline double greatest(double a, double b, double c, double d) {
  double x = a > b ? a : b, y = c > d ? c : d;
  return x > y ? x : y;
}

inline Interval operator*(Interval a, Interval b) {
  return {greatest(a.nlo * -b.nlo, a.nlo * b.hi, -a.hi * -b.nlo, -a.hi * b.hi), greatest(-a.nlo * -b.nlo, -a.nlo * b.hi, a.hi * -b.nlo, a.hi * b.hi)};
}

/* 1 / b for b > 0. */
inline Interval reciprocal(Interval b) { return {-1.0 / b.hi, 1.0 / -b.nlo}; }

/* For the values that come up here, e^-2 to e^2. */
inline Interval exponential(Interval a) {
  double lo = std::exp(-a.nlo), hi = std::exp(a.hi);
  return {-lo + 0x1p-51 * lo, hi + 0x1p-51 * hi};
}

struct Dual {
  Interval value;
  std::array<Interval, N> gradient;
};

inline Dual operator+(const Dual &a, const Dual &b) {
  Dual r;
  r.value = a.value + b.value;
  for (int i = 0; i < N; i++) r.gradient[i] = a.gradient[i] + b.gradient[i];
  return r;
}

inline Dual operator-(const Dual &a, const Dual &b) {
  Dual r;
  r.value = a.value - b.value;
  for (int i = 0; i < N; i++) r.gradient[i] = a.gradient[i] - b.gradient[i];
  return r;
}

inline Dual operator*(const Dual &a, const Dual &b) {
  Dual r;
  r.value = a.value * b.value;
  for (int i = 0; i < N; i++) r.gradient[i] = a.gradient[i] * b.value + a.value * b.gradient[i];
  return r;
}

/* For b > 0. The gradient is that of the schoolbook, (a' b - a b') / b^2; written (a' - (a / b) b') / b it is narrower, and the search visits 484,215 boxes for 617,247. */
inline Dual operator/(const Dual &a, const Dual &b) {
  Dual r;
  Interval over = reciprocal(b.value), square = reciprocal(b.value * b.value);
  r.value = a.value * over;
  for (int i = 0; i < N; i++) r.gradient[i] = (a.gradient[i] * b.value - a.value * b.gradient[i]) * square;
  return r;
}

inline Dual exponential(const Dual &a) {
  Dual r;
  r.value = exponential(a.value);
  for (int i = 0; i < N; i++) r.gradient[i] = r.value * a.gradient[i];
  return r;
}

template <class T> inline T difference(const std::array<T, N> &x, const T &quarter, const T &eps) {
  T e = exponential(x[0]);
  T above = x[0] * e, below = e, sum = x[0];
  for (int i = 1; i < N; i++) {
    e = exponential(x[i]);
    above = above + x[i] * e;
    below = below + e;
    sum = sum + x[i];
  }
  return above / below - sum * quarter + eps;
}

inline Interval operator/(Interval a, Interval b) { return a * reciprocal(b); }

using Box = std::array<Interval, N>;

inline Dual constant(Interval x) { return {x, {}}; }

inline bool decided(const Box &box, Interval eps) {
  if (difference<Interval>(box, point(0.25), eps).nlo <= 0) return true;
  std::array<Dual, N> x;
  Box centre;
  for (int i = 0; i < N; i++) {
    x[i] = constant(box[i]);
    x[i].gradient[i] = point(1);
    centre[i] = point(0.5 * (box[i].hi - box[i].nlo));
  }
  Dual f = difference<Dual>(x, constant(point(0.25)), constant(eps));
  Interval form = difference<Interval>(centre, point(0.25), eps);
  for (int i = 0; i < N; i++) form = form + f.gradient[i] * (box[i] - centre[i]);
  return form.nlo <= 0;
}

/* Number of boxes visited. */
long search(double eps) {
  /* the decimal tolerance, enclosed: atof is off by less than one unit in the last place */
  Interval tolerance = {-std::nextafter(eps, 0.0), std::nextafter(eps, 1.0)};
  std::vector<Box> open;
  Box all;
  all.fill({2.0, 2.0});
  open.push_back(all);
  long visited = 0;
  while (!open.empty()) {
    Box box = open.back();
    open.pop_back();
    visited++;
    if (decided(box, tolerance)) continue;
    int widest = 0;
    for (int i = 1; i < N; i++)
      if (box[i].hi + box[i].nlo > box[widest].hi + box[widest].nlo) widest = i;
    double middle = 0.5 * (box[widest].hi - box[widest].nlo);
    Box upper = box;
    box[widest].hi = middle;
    upper[widest].nlo = -middle;
    open.push_back(upper);
    open.push_back(box);
  }
  return visited;
}

} // namespace

int main(int argc, char **argv) {
  double seconds = argc > 1 ? std::atof(argv[1]) : 0.1;
  std::printf("# C++\n");
  std::fesetround(FE_UPWARD);
  for (int k = 2; k < argc; k++) {
    double eps;
    if (std::sscanf(argv[k], "search/softmax/%lf", &eps) != 1) continue;
    volatile long boxes = 0;
    boxes = search(eps);
    REPORT(argv[k], seconds, boxes, boxes = search(eps));
  }
  return 0;
}
