/* What the peers of `certirank bench --peers` share: the data, the clock, the output.
 *
 * A peer is called with the seconds that a timing takes and with names of benchmarks:  PROGRAM SECONDS NAME...
 * It prints a line "# SYSTEM VERSION", then for each name that it knows a line "NAME SECONDS ITEMS": seconds of one operation, the best mean of
 * RUNS runs of SECONDS each, and how many items one operation treats. Names that it does not know it leaves out. Seconds are processor time of the thread, or, where
 * PEER_WALL_CLOCK is defined, time on the wall.
 *
 * Data: state' = state * 6364136223846793005 + 1442695040888963407 (mod 2^64) from the seed below; an entry is (state' >>> 33) - 2^30, in [-2^30, 2^30).
 * org.certirank.bench.Recipe makes the same. */
#ifndef PEER_H
#define PEER_H
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { RUNS = 3 };
static uint64_t lcg_state;

static inline void lcg_seed(void) { lcg_state = 20240601; }

static inline int64_t lcg_int(void) {
  lcg_state = lcg_state * 6364136223846793005ULL + 1442695040888963407ULL;
  return (int64_t)(lcg_state >> 33) - (1LL << 30);
}

static inline double now(void) {
  struct timespec t;
#ifdef PEER_WALL_CLOCK
  clock_gettime(CLOCK_MONOTONIC, &t);
#else
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
#endif
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

/* Times a statement, after running it once, and prints the line. */
#define REPORT(name, seconds, items, statement) do { \
    double best_ = 1e99; \
    statement; \
    for (int run_ = 0; run_ < RUNS; run_++) { \
      long count_ = 0; \
      double start_ = now(), end_; \
      do { statement; count_++; end_ = now(); } while (end_ - start_ < (seconds)); \
      double mean_ = (end_ - start_) / count_; \
      if (mean_ < best_) best_ = mean_; \
    } \
    printf("%s %.9e %ld\n", name, best_, (long)(items)); \
    fflush(stdout); \
  } while (0)

#endif
