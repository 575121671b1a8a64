// Words with their pairs, and runs of characters, of a message: hashed and counted.
#ifndef FEATURES_H
#define FEATURES_H

#include <stdint.h>

enum { BUCKET_BITS = 18, MOST_FEATURES = 4096, LONGEST = 1024 };

typedef struct {
  uint32_t bucket, count;
} Feature;

typedef struct {
  Feature features[MOST_FEATURES];
  uint16_t slots[2 * MOST_FEATURES];
  int length;
} FeatureCounts;

typedef struct {
  FeatureCounts words, characters;
  uint64_t word_keys[MOST_FEATURES];
  int words_read;
} Features;

void read_features(Features *features, const char *text, int length);

#endif
