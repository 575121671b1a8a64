// Shows the thread sanitizer what it cannot see by itself. Preloaded by `make sanitize KIND=thread`; Linux.
//
// librdkafka runs on C11 threads, whose start the sanitizer does not notice: they become POSIX threads
// here. A `Mutex` of Swift that is contended is locked and unlocked in the standard library, which is not
// instrumented, by a futex of the kernel.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <threads.h>

// MARK: C11 threads

static int result(int error) {
  switch (error) {
  case 0: return thrd_success;
  case ENOMEM: return thrd_nomem;
  case ETIMEDOUT: return thrd_timedout;
  case EBUSY: return thrd_busy;
  default: return thrd_error;
  }
}

struct start {
  thrd_start_t function;
  void *argument;
};

static void *run(void *opaque) {
  struct start start = *(struct start *)opaque;
  free(opaque);
  return (void *)(intptr_t)start.function(start.argument);
}

int thrd_create(thrd_t *thread, thrd_start_t function, void *argument) {
  struct start *start = malloc(sizeof *start);
  if (!start) return thrd_nomem;
  *start = (struct start){function, argument};
  int error = pthread_create((pthread_t *)thread, NULL, run, start);
  if (error) free(start);
  return result(error);
}

int thrd_join(thrd_t thread, int *value) {
  void *returned = NULL;
  int error = pthread_join((pthread_t)thread, &returned);
  if (!error && value) *value = (int)(intptr_t)returned;
  return result(error);
}

int mtx_init(mtx_t *mutex, int type) {
  pthread_mutexattr_t attributes;
  pthread_mutexattr_init(&attributes);
  int kind = type & mtx_recursive ? PTHREAD_MUTEX_RECURSIVE : PTHREAD_MUTEX_NORMAL;
  pthread_mutexattr_settype(&attributes, kind);
  int error = pthread_mutex_init((pthread_mutex_t *)mutex, &attributes);
  pthread_mutexattr_destroy(&attributes);
  return result(error);
}

int mtx_lock(mtx_t *mutex) { return result(pthread_mutex_lock((pthread_mutex_t *)mutex)); }
int mtx_unlock(mtx_t *mutex) { return result(pthread_mutex_unlock((pthread_mutex_t *)mutex)); }
void mtx_destroy(mtx_t *mutex) { pthread_mutex_destroy((pthread_mutex_t *)mutex); }

int cnd_init(cnd_t *condition) {
  return result(pthread_cond_init((pthread_cond_t *)condition, NULL));
}
int cnd_signal(cnd_t *condition) {
  return result(pthread_cond_signal((pthread_cond_t *)condition));
}
int cnd_broadcast(cnd_t *condition) {
  return result(pthread_cond_broadcast((pthread_cond_t *)condition));
}
int cnd_wait(cnd_t *condition, mtx_t *mutex) {
  return result(
      pthread_cond_wait((pthread_cond_t *)condition, (pthread_mutex_t *)mutex));
}
int cnd_timedwait(cnd_t *condition, mtx_t *mutex, const struct timespec *until) {
  return result(
      pthread_cond_timedwait((pthread_cond_t *)condition, (pthread_mutex_t *)mutex, until));
}
void cnd_destroy(cnd_t *condition) { pthread_cond_destroy((pthread_cond_t *)condition); }

// MARK: Swift's Mutex

#define LOCK_SLOW "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK_SLOW "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"
#define SELF __attribute__((swift_context))

void __tsan_acquire(void *address) __attribute__((weak));
void __tsan_release(void *address) __attribute__((weak));

__attribute__((swiftcall)) void shim_lock_slow(uint32_t owner, SELF void *mutex) __asm__(LOCK_SLOW);
__attribute__((swiftcall)) void shim_unlock_slow(SELF void *mutex) __asm__(UNLOCK_SLOW);

__attribute__((swiftcall)) void shim_lock_slow(uint32_t owner, SELF void *mutex) {
  static __attribute__((swiftcall)) void (*lock)(uint32_t, SELF void *);
  if (!lock) lock = dlsym(RTLD_NEXT, LOCK_SLOW);
  lock(owner, mutex);
  if (__tsan_acquire) __tsan_acquire(mutex);
}

__attribute__((swiftcall)) void shim_unlock_slow(SELF void *mutex) {
  static __attribute__((swiftcall)) void (*unlock)(SELF void *);
  if (!unlock) unlock = dlsym(RTLD_NEXT, UNLOCK_SLOW);
  if (__tsan_release) __tsan_release(mutex);
  unlock(mutex);
}
