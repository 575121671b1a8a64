// The same work as the Swift loops, written straight against librdkafka: the yardstick.
#ifndef BATON_LOOPS_H
#define BATON_LOOPS_H

#include <stddef.h>
#include <stdint.h>

// Properties as name, value, name, value, ..., NULL.
typedef const char *const *loops_properties;

// Each returns the number of records dealt with, or -1 with a line on standard error.

// Appends `count` records of `size` bytes to `partitions` partitions in turn, and waits for all
// acknowledgements.
int64_t loops_produce(
    loops_properties properties, const char *topic, int32_t partitions, int64_t count, size_t size);

// Reads `count` records of all partitions from offset 0, and adds up their bytes.
int64_t loops_consume(
    loops_properties properties, const char *topic, int32_t partitions, int64_t count,
    int64_t *bytes);

// Reads `count` records, appends each to the same partition of `target`, and commits what has been
// acknowledged with a note as metadata, one commit at a time.
int64_t loops_relay(
    loops_properties consumer, loops_properties producer, const char *source, const char *target,
    int32_t partitions, int64_t count, int64_t *commits);

#endif
