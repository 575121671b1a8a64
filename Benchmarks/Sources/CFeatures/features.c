#include "features.h"

#include <math.h>
#include <string.h>

enum { WORD = 1, WORD_PAIR, SIGN, NUMBER, CHARACTERS, EDGE = 8 };

static inline uint64_t added(uint64_t state, uint64_t part) {
  uint64_t mixed = (state ^ part) * 0xFF51AFD7ED558CCDu;
  return mixed ^ (mixed >> 32);
}

static inline uint64_t key_of(uint64_t state) { return state * 0x9E3779B97F4A7C15u; }

static void count(FeatureCounts *counts, uint64_t state) {
  uint32_t bucket = (uint32_t)(key_of(state) >> (64 - BUCKET_BITS));
  uint32_t slot = bucket & (2 * MOST_FEATURES - 1);
  for (; counts->slots[slot]; slot = (slot + 1) & (2 * MOST_FEATURES - 1)) {
    Feature *feature = &counts->features[counts->slots[slot] - 1];
    if (feature->bucket == bucket) {
      feature->count++;
      return;
    }
  }
  if (counts->length == MOST_FEATURES) return;
  counts->features[counts->length++] = (Feature){bucket, 1};
  counts->slots[slot] = (uint16_t)counts->length;
}

static void clear(FeatureCounts *counts) {
  for (int place = counts->length - 1; place >= 0; place--) {
    uint32_t slot = counts->features[place].bucket & (2 * MOST_FEATURES - 1);
    while (counts->slots[slot] != place + 1) slot = (slot + 1) & (2 * MOST_FEATURES - 1);
    counts->slots[slot] = 0;
  }
  counts->length = 0;
}

static int is_digit(char c) { return c >= '0' && c <= '9'; }
static int is_word_part(char c) { return (c >= 'a' && c <= 'z') || is_digit(c); }

static uint64_t read_word(Features *features, const char *text, int start, int end) {
  int digits = 0;
  while (start + digits < end && is_digit(text[start + digits])) digits++;
  if (digits == end - start) {
    uint64_t class = digits <= 2 ? (uint64_t)digits : digits <= 4 ? 3 : digits <= 8 ? 4 : 5;
    return added(NUMBER, class);
  }
  uint64_t word = WORD;
  for (int place = start; place < end; place++) word = added(word, (uint8_t)text[place]);
  if (features->words_read < MOST_FEATURES) features->word_keys[features->words_read++] = key_of(word);
  for (int from = start - 1; from <= end; from++) {
    uint64_t run = CHARACTERS;
    int to = from + 5 < end + 1 ? from + 5 : end + 1;
    for (int place = from; place < to; place++) {
      run = added(run, place >= start && place < end ? (uint8_t)text[place] : 0x20);
      uint64_t length = (uint64_t)(place - from + 1);
      if (length >= 2) count(&features->characters, added(run, length));
    }
  }
  return word;
}

void read_features(Features *features, const char *text, int length) {
  clear(&features->words);
  clear(&features->characters);
  features->words_read = 0;
  uint64_t previous = EDGE;
  if (length > LONGEST) length = LONGEST;
  for (int start = 0; start < length;) {
    int end = start + 1;
    if (is_word_part(text[start])) {
      while (end < length && (is_word_part(text[end]) ||
                              (text[end] == '\'' && end + 1 < length && is_word_part(text[end + 1]))))
        end++;
      uint64_t word = read_word(features, text, start, end);
      count(&features->words, word);
      count(&features->words, added(added(WORD_PAIR, previous), word));
      previous = word;
    } else if (text[start] != ' ') {
      count(&features->words, added(SIGN, (uint8_t)text[start]));
    }
    start = end;
  }
  count(&features->words, added(added(WORD_PAIR, previous), EDGE));
}
