#include "cfeatures.h"
#include "features.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SCHEMA = 3, HEADER = 64, ALIGNMENT = 64, SLOT_BITS = 16, MOST_CLASSES = 4096, MOST_WIDTH = 1024 };

struct CModel {
  const uint8_t *bytes;
  size_t length, place;
  int broken;
  uint32_t width, classes, stride, rows;
  int reject;
  const uint64_t *slots, *buckets;
  const int8_t *vectors;
  const float *biases;
  const uint16_t *weights;
  uint32_t label_lengths[MOST_CLASSES];
  const char *labels[MOST_CLASSES];
  Features features;
  float values[2 * MOST_FEATURES], meaning[MOST_WIDTH], scores[MOST_CLASSES];
  uint32_t columns[2 * MOST_FEATURES];
};

static const uint8_t *take(CModel *model, size_t length) {
  if (length > model->length - model->place) {
    model->broken = 1;
    return model->bytes;
  }
  const uint8_t *taken = model->bytes + model->place;
  model->place += length;
  return taken;
}

static const void *take_numbers(CModel *model, size_t length) {
  take(model, (ALIGNMENT - model->place % ALIGNMENT) % ALIGNMENT);
  return take(model, length);
}

static uint32_t take32(CModel *model) {
  uint32_t number;
  memcpy(&number, take(model, 4), 4);
  return number;
}

static void read_labels(CModel *model) {
  model->classes = take32(model);
  if (model->classes > MOST_CLASSES - 8) model->broken = 1;
  model->reject = -1;
  for (uint32_t place = 0; place < model->classes && !model->broken; place++) {
    model->label_lengths[place] = take32(model);
    model->labels[place] = (const char *)take(model, model->label_lengths[place]);
    if (model->label_lengths[place] == 3 && !memcmp(model->labels[place], "oos", 3)) model->reject = (int)place;
  }
  model->stride = (model->classes + 7) / 8 * 8;
}

CModel *cmodel_open(const uint8_t *bytes, size_t length) {
  CModel *model = calloc(1, sizeof(CModel));
  if (!model) return NULL;
  model->bytes = bytes;
  model->length = length;
  if (length < HEADER || memcmp(bytes, "BATONMDL", 8)) model->broken = 1;
  model->place = 8;
  if (take32(model) != SCHEMA) model->broken = 1;
  model->place = HEADER;
  for (int text = 0; text < 2; text++) take(model, take32(model));
  take(model, 2 * 4 + 2 * 8 + 2 * 8 + 4 + 3 * 8);
  model->width = take32(model);
  uint32_t words = take32(model);
  if (model->width > MOST_WIDTH) model->broken = 1;
  model->slots = take_numbers(model, model->width ? (size_t)8 << SLOT_BITS : 0);
  model->vectors = take_numbers(model, (size_t)model->width * words);
  read_labels(model);
  model->rows = take32(model);
  model->buckets = take_numbers(model, (size_t)8 << BUCKET_BITS);
  model->biases = take_numbers(model, (size_t)model->stride * 4);
  model->weights = take_numbers(model, (size_t)model->stride * 2 * (model->rows + model->width));
  if (!model->broken) return model;
  free(model);
  return NULL;
}

void cmodel_close(CModel *model) { free(model); }

const char *cmodel_label(const CModel *model, int place, size_t *length) {
  *length = model->label_lengths[place];
  return model->labels[place];
}

static float idf_of(uint64_t bucket) {
  uint32_t bits = (uint32_t)bucket;
  float idf;
  memcpy(&idf, &bits, 4);
  return idf;
}

/// Appends a block's values, scaled to the length of its share.
static int weigh(CModel *model, const FeatureCounts *counts, float share, int length) {
  float squares = 0;
  int start = length;
  for (int place = 0; place < counts->length; place++) {
    uint64_t bucket = model->buckets[counts->features[place].bucket];
    float value = idf_of(bucket);
    if (counts->features[place].count > 1) {
      uint32_t count = counts->features[place].count;
      value *= 1 + logf((float)(count < 31 ? count : 31));
    }
    squares += value * value;
    if (bucket >> 32) {
      model->columns[length] = (uint32_t)(bucket >> 32) - 1;
      model->values[length++] = value;
    }
  }
  float scale = squares > 0 ? share / sqrtf(squares) : 0;
  for (int place = start; place < length; place++) model->values[place] *= scale;
  return length;
}

static void weigh_meaning(CModel *model) {
  memset(model->meaning, 0, sizeof(float) * model->width);
  if (!model->width) return;
  for (int word = 0; word < model->features.words_read; word++) {
    uint64_t key = model->features.word_keys[word];
    uint32_t slot = (uint32_t)(key >> (64 - SLOT_BITS));
    uint64_t held;
    while ((held = model->slots[slot]) && held >> SLOT_BITS != (key << SLOT_BITS) >> SLOT_BITS)
      slot = (slot + 1) & ((1 << SLOT_BITS) - 1);
    if (!held) continue;
    const int8_t *vector = model->vectors + ((held & ((1 << SLOT_BITS) - 1)) - 1) * model->width;
    float weight = idf_of(model->buckets[key >> (64 - BUCKET_BITS)]);
    for (uint32_t place = 0; place < model->width; place++) model->meaning[place] += weight * vector[place];
  }
  float squares = 0;
  for (uint32_t place = 0; place < model->width; place++) squares += model->meaning[place] * model->meaning[place];
  float scale = squares > 0 ? 1.5f / sqrtf(squares) : 0;
  for (uint32_t place = 0; place < model->width; place++) model->meaning[place] *= scale;
}

static void add(CModel *model, float value, size_t column) {
  const uint16_t *weights = model->weights + column * model->stride;
  for (uint32_t place = 0; place < model->stride; place++) {
    uint32_t bits = (uint32_t)weights[place] << 16;  // bfloat16
    float weight;
    memcpy(&weight, &bits, 4);
    model->scores[place] += value * weight;
  }
}

int cmodel_best(CModel *model, const char *text, size_t length, float *score) {
  read_features(&model->features, text, (int)length);
  int entries = weigh(model, &model->features.words, 1, 0);
  entries = weigh(model, &model->features.characters, 1.4f, entries);
  weigh_meaning(model);
  memcpy(model->scores, model->biases, sizeof(float) * model->stride);
  for (int place = 0; place < entries; place++) add(model, model->values[place], model->columns[place]);
  for (uint32_t place = 0; place < model->width; place++) add(model, model->meaning[place], model->rows + place);
  int best = -1;
  for (int place = 0; place < (int)model->classes; place++)
    if (place != model->reject && (best < 0 || model->scores[place] > model->scores[best])) best = place;
  if (best >= 0) *score = model->scores[best];
  return best;
}
