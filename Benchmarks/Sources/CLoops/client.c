#include "client.h"

#include <stdio.h>

void bell_init(bell_t *bell) {
  pthread_mutex_init(&bell->mutex, NULL);
  pthread_cond_init(&bell->condition, NULL);
  bell->rings = 0;
}

void bell_ring(rd_kafka_t *client, void *opaque) {
  (void)client;
  bell_t *bell = opaque;
  pthread_mutex_lock(&bell->mutex);
  bell->rings++;
  pthread_cond_signal(&bell->condition);
  pthread_mutex_unlock(&bell->mutex);
}

uint64_t bell_rings(bell_t *bell) {
  pthread_mutex_lock(&bell->mutex);
  uint64_t rings = bell->rings;
  pthread_mutex_unlock(&bell->mutex);
  return rings;
}

void bell_wait(bell_t *bell, uint64_t seen) {
  pthread_mutex_lock(&bell->mutex);
  while (bell->rings == seen) pthread_cond_wait(&bell->condition, &bell->mutex);
  pthread_mutex_unlock(&bell->mutex);
}

rd_kafka_t *client_new(rd_kafka_type_t type, loops_properties properties, int events) {
  char text[512];
  rd_kafka_conf_t *conf = rd_kafka_conf_new();
  for (; properties[0]; properties += 2) {
    if (rd_kafka_conf_set(conf, properties[0], properties[1], text, sizeof text)) {
      fprintf(stderr, "%s\n", text);
      rd_kafka_conf_destroy(conf);
      return NULL;
    }
  }
  rd_kafka_conf_set_log_cb(conf, NULL);
  rd_kafka_conf_set_events(conf, events);
  rd_kafka_t *client = rd_kafka_new(type, conf, text, sizeof text);
  if (!client) {
    fprintf(stderr, "%s\n", text);
    rd_kafka_conf_destroy(conf);
  }
  return client;
}

rd_kafka_queue_t *client_read_all(
    rd_kafka_t *consumer, const char *topic, int32_t partitions, bell_t *bell) {
  rd_kafka_poll_set_consumer(consumer);
  rd_kafka_queue_t *queue = rd_kafka_queue_get_consumer(consumer);
  rd_kafka_queue_cb_event_enable(queue, bell_ring, bell);
  rd_kafka_topic_partition_list_t *list = rd_kafka_topic_partition_list_new(partitions);
  for (int32_t partition = 0; partition < partitions; partition++)
    rd_kafka_topic_partition_list_add(list, topic, partition)->offset = 0;
  rd_kafka_assign(consumer, list);
  rd_kafka_topic_partition_list_destroy(list);
  return queue;
}
