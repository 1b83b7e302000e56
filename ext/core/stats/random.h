/* xoshiro256** 1.0 (Blackman & Vigna 2018), seeded by splitmix64 as its authors advise. Not for secrets. */
#ifndef MC_RANDOM_H
#define MC_RANDOM_H

#include <stdint.h>

typedef struct {
	uint64_t s[4];
} mc_random;

uint64_t mc_splitmix64(uint64_t *state);
void mc_random_seed(mc_random *random, uint64_t seed);
uint64_t mc_random_next(mc_random *random);

/* One of 0 .. bound - 1, all equally likely: Lemire 2019, on the upper 32 bits; threshold is (2^32 - bound) % bound. */
static inline uint32_t mc_random_below(mc_random *random, uint32_t bound, uint32_t threshold)
{
	uint64_t product;

	do {
		product = (mc_random_next(random) >> 32) * bound;
	} while ((uint32_t) product < threshold);
	return (uint32_t) (product >> 32);
}

#endif
