// The yardstick of the understanding engine: the same features and the same linear model in plain C, over a model's file.
#ifndef CFEATURES_H
#define CFEATURES_H

#include <stddef.h>
#include <stdint.h>

typedef struct CModel CModel;

/// Reads a model where it lies: the bytes begin at a multiple of 64 and outlive what is returned. NULL for what it cannot
/// read.
CModel *cmodel_open(const uint8_t *bytes, size_t length);
void cmodel_close(CModel *model);

/// The place of the best label of a normalised message of ASCII, the reject class left out; -1 without any.
int cmodel_best(CModel *model, const char *text, size_t length, float *score);

/// The label at a place: where its letters begin, and how many they are.
const char *cmodel_label(const CModel *model, int place, size_t *length);

/// How often memory was asked for since the start of the process; 0 where that is not counted.
long allocation_count(void);

#endif
