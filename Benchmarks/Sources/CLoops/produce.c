#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "client.h"

typedef struct {
  int64_t acknowledged;
  int64_t failed;
} outcome_t;

static void drain(rd_kafka_queue_t *queue, outcome_t *outcome) {
  rd_kafka_event_t *event;
  while ((event = rd_kafka_queue_poll(queue, 0))) {
    if (rd_kafka_event_type(event) == RD_KAFKA_EVENT_DR) {
      const rd_kafka_message_t *message;
      while ((message = rd_kafka_event_message_next(event))) {
        if (message->err)
          outcome->failed++;
        else
          outcome->acknowledged++;
      }
    }
    rd_kafka_event_destroy(event);
  }
}

int64_t loops_produce(
    loops_properties properties, const char *topic, int32_t partitions, int64_t count,
    size_t size) {
  rd_kafka_t *producer =
      client_new(RD_KAFKA_PRODUCER, properties, RD_KAFKA_EVENT_DR | RD_KAFKA_EVENT_ERROR);
  if (!producer) return -1;
  bell_t bell;
  bell_init(&bell);
  rd_kafka_queue_t *queue = rd_kafka_queue_get_main(producer);
  rd_kafka_queue_cb_event_enable(queue, bell_ring, &bell);
  rd_kafka_topic_t *handle = rd_kafka_topic_new(producer, topic, NULL);
  outcome_t outcome = {0, 0};
  char key[36];
  memset(key, 'k', sizeof key);
  char *value = malloc(size);
  memset(value, 'v', size);

  for (int64_t number = 0; number < count;) {
    uint64_t seen = bell_rings(&bell);
    if (rd_kafka_produce(
            handle, (int32_t)(number % partitions), RD_KAFKA_MSG_F_COPY, value, size, key,
            sizeof key, (void *)(intptr_t)(number + 1)) == 0) {
      number++;
      if (number % 1000 == 0) drain(queue, &outcome);
      continue;
    }
    if (rd_kafka_last_error() != RD_KAFKA_RESP_ERR__QUEUE_FULL) {
      fprintf(stderr, "%s\n", rd_kafka_err2str(rd_kafka_last_error()));
      return -1;
    }
    int64_t before = outcome.acknowledged;
    drain(queue, &outcome);
    if (outcome.acknowledged == before) bell_wait(&bell, seen);
  }
  while (outcome.acknowledged + outcome.failed < count) {
    uint64_t seen = bell_rings(&bell);
    int64_t before = outcome.acknowledged + outcome.failed;
    drain(queue, &outcome);
    if (outcome.acknowledged + outcome.failed == before) bell_wait(&bell, seen);
  }
  free(value);
  rd_kafka_topic_destroy(handle);
  rd_kafka_queue_cb_event_enable(queue, NULL, NULL);
  rd_kafka_queue_destroy(queue);
  rd_kafka_destroy(producer);
  return outcome.failed ? -1 : outcome.acknowledged;
}
