#ifndef BATON_CLIENT_H
#define BATON_CLIENT_H

#include <librdkafka/rdkafka.h>
#include <pthread.h>

#include "loops.h"

// Rung by librdkafka when a queue gets its first event.
typedef struct {
  pthread_mutex_t mutex;
  pthread_cond_t condition;
  uint64_t rings;
} bell_t;

void bell_init(bell_t *bell);
void bell_ring(rd_kafka_t *client, void *bell);
uint64_t bell_rings(bell_t *bell);
// Waits until more than `seen` rings were counted.
void bell_wait(bell_t *bell, uint64_t seen);

rd_kafka_t *client_new(rd_kafka_type_t type, loops_properties properties, int events);
// Reads every partition of `topic` from offset 0. The queue rings `bell`.
rd_kafka_queue_t *client_read_all(
    rd_kafka_t *consumer, const char *topic, int32_t partitions, bell_t *bell);

#endif
