#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "client.h"

// A message's opaque: its partition and source offset.
#define PLACE(partition, offset) ((void *)(((intptr_t)(partition) << 40) | (intptr_t)(offset)))
#define PARTITION(place) ((int32_t)((intptr_t)(place) >> 40))
#define OFFSET(place) ((int64_t)((intptr_t)(place) & ((1LL << 40) - 1)))

typedef struct {
  int32_t partitions;
  // The next offset to commit of each partition, and whether it has moved since the last commit.
  int64_t *next;
  char *moved;
  int64_t acknowledged;
  int64_t failed;
  int64_t commits;
  int committing;
} relay_t;

static void settle(relay_t *relay, rd_kafka_queue_t *queue) {
  rd_kafka_event_t *event;
  while ((event = rd_kafka_queue_poll(queue, 0))) {
    if (rd_kafka_event_type(event) == RD_KAFKA_EVENT_DR) {
      const rd_kafka_message_t *message;
      while ((message = rd_kafka_event_message_next(event))) {
        if (message->err) {
          relay->failed++;
          continue;
        }
        int32_t partition = PARTITION(message->_private);
        relay->next[partition] = OFFSET(message->_private) + 1;
        relay->moved[partition] = 1;
        relay->acknowledged++;
      }
    }
    rd_kafka_event_destroy(event);
  }
}

// Appends a record; where the queue is full it makes room first.
static void forward(
    relay_t *relay, rd_kafka_topic_t *topic, const rd_kafka_message_t *message,
    rd_kafka_queue_t *reports, bell_t *bell) {
  while (1) {
    uint64_t seen = bell_rings(bell);
    if (rd_kafka_produce(
            topic, message->partition, RD_KAFKA_MSG_F_COPY, message->payload, message->len,
            message->key, message->key_len, PLACE(message->partition, message->offset)) == 0)
      return;
    int64_t before = relay->acknowledged;
    settle(relay, reports);
    if (relay->acknowledged == before) bell_wait(bell, seen);
  }
}

static void commit(
    relay_t *relay, rd_kafka_t *consumer, rd_kafka_queue_t *answers, const char *topic) {
  if (relay->committing) return;
  rd_kafka_topic_partition_list_t *list = rd_kafka_topic_partition_list_new(relay->partitions);
  for (int32_t partition = 0; partition < relay->partitions; partition++) {
    if (!relay->moved[partition]) continue;
    relay->moved[partition] = 0;
    rd_kafka_topic_partition_t *element =
        rd_kafka_topic_partition_list_add(list, topic, partition);
    element->offset = relay->next[partition];
    char note[64];
    element->metadata_size =
        (size_t)snprintf(note, sizeof note, "v1 restore=%lld", (long long)element->offset);
    element->metadata = strdup(note);
  }
  if (list->cnt > 0 && !rd_kafka_commit_queue(consumer, list, answers, NULL, NULL))
    relay->committing = 1;
  rd_kafka_topic_partition_list_destroy(list);
}

int64_t loops_relay(
    loops_properties consumer_properties, loops_properties producer_properties,
    const char *source, const char *target, int32_t partitions, int64_t count,
    int64_t *commits) {
  rd_kafka_t *consumer = client_new(
      RD_KAFKA_CONSUMER, consumer_properties,
      RD_KAFKA_EVENT_FETCH | RD_KAFKA_EVENT_ERROR | RD_KAFKA_EVENT_OFFSET_COMMIT);
  rd_kafka_t *producer = client_new(
      RD_KAFKA_PRODUCER, producer_properties, RD_KAFKA_EVENT_DR | RD_KAFKA_EVENT_ERROR);
  if (!consumer || !producer) return -1;
  // One bell for both queues, as one loop serves both.
  bell_t bell;
  bell_init(&bell);
  rd_kafka_queue_t *input = client_read_all(consumer, source, partitions, &bell);
  rd_kafka_queue_t *reports = rd_kafka_queue_get_main(producer);
  rd_kafka_queue_cb_event_enable(reports, bell_ring, &bell);
  rd_kafka_topic_t *handle = rd_kafka_topic_new(producer, target, NULL);
  relay_t relay = {.partitions = partitions};
  relay.next = calloc((size_t)partitions, sizeof *relay.next);
  relay.moved = calloc((size_t)partitions, 1);

  int64_t sent = 0;
  while (relay.acknowledged + relay.failed < count || relay.committing) {
    uint64_t seen = bell_rings(&bell);
    int64_t before = relay.acknowledged;
    int moved = 0;
    for (int batch = 0; batch < 1000 && sent < count; batch++) {
      rd_kafka_event_t *event = rd_kafka_queue_poll(input, 0);
      if (!event) break;
      moved = 1;
      if (rd_kafka_event_type(event) == RD_KAFKA_EVENT_OFFSET_COMMIT) {
        relay.committing = 0;
        relay.commits++;
      }
      if (rd_kafka_event_type(event) == RD_KAFKA_EVENT_FETCH) {
        forward(&relay, handle, rd_kafka_event_message_next(event), reports, &bell);
        sent++;
      }
      rd_kafka_event_destroy(event);
    }
    if (sent >= count) {
      rd_kafka_event_t *event;
      while ((event = rd_kafka_queue_poll(input, 0))) {
        if (rd_kafka_event_type(event) == RD_KAFKA_EVENT_OFFSET_COMMIT) {
          relay.committing = 0;
          relay.commits++;
          moved = 1;
        }
        rd_kafka_event_destroy(event);
      }
    }
    settle(&relay, reports);
    commit(&relay, consumer, input, source);
    if (!moved && relay.acknowledged == before) bell_wait(&bell, seen);
  }
  *commits = relay.commits;
  int64_t acknowledged = relay.failed ? -1 : relay.acknowledged;
  free(relay.next);
  free(relay.moved);
  rd_kafka_topic_destroy(handle);
  rd_kafka_queue_cb_event_enable(reports, NULL, NULL);
  rd_kafka_queue_cb_event_enable(input, NULL, NULL);
  rd_kafka_queue_destroy(reports);
  rd_kafka_queue_destroy(input);
  rd_kafka_destroy(producer);
  rd_kafka_destroy_flags(consumer, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE);
  return acknowledged;
}
