#include <stdio.h>

#include "client.h"

int64_t loops_consume(
    loops_properties properties, const char *topic, int32_t partitions, int64_t count,
    int64_t *bytes) {
  rd_kafka_t *consumer =
      client_new(RD_KAFKA_CONSUMER, properties, RD_KAFKA_EVENT_FETCH | RD_KAFKA_EVENT_ERROR);
  if (!consumer) return -1;
  bell_t bell;
  bell_init(&bell);
  rd_kafka_queue_t *queue = client_read_all(consumer, topic, partitions, &bell);
  int64_t seen_records = 0;
  *bytes = 0;
  while (seen_records < count) {
    uint64_t seen = bell_rings(&bell);
    rd_kafka_event_t *event = rd_kafka_queue_poll(queue, 0);
    if (!event) {
      bell_wait(&bell, seen);
      continue;
    }
    if (rd_kafka_event_type(event) == RD_KAFKA_EVENT_FETCH) {
      const rd_kafka_message_t *message = rd_kafka_event_message_next(event);
      *bytes += message->len;
      seen_records++;
    }
    rd_kafka_event_destroy(event);
  }
  rd_kafka_queue_cb_event_enable(queue, NULL, NULL);
  rd_kafka_queue_destroy(queue);
  rd_kafka_destroy_flags(consumer, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE);
  return seen_records;
}
