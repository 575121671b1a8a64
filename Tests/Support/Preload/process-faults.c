// Preloaded into a process (LD_PRELOAD), it makes the machine lie to it while a test says so: the
// wall clock, the room on the disk, and where an address leads. Linux only.
//
// What to do stands in the file BATON_FAULTS/PID, which this makes and the test writes to.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

struct faults {
  volatile int64_t clock_ahead_ms;
  volatile uint32_t disk_is_full;
  volatile uint16_t port_from, port_to;  // a connection to the one leads to the other
};

static struct faults none;
static struct faults *faults = &none;
static int (*real_clock_gettime)(clockid_t, struct timespec *);
static int (*real_connect)(int, const struct sockaddr *, socklen_t);
static ssize_t (*real_pwrite64)(int, const void *, size_t, off64_t);

__attribute__((constructor)) static void begin(void) {
  real_clock_gettime = dlsym(RTLD_NEXT, "clock_gettime");
  real_connect = dlsym(RTLD_NEXT, "connect");
  real_pwrite64 = dlsym(RTLD_NEXT, "pwrite64");
  const char *folder = getenv("BATON_FAULTS");
  char path[4096];
  if (!folder || snprintf(path, sizeof path, "%s/%d", folder, getpid()) >= (int)sizeof path) return;
  int file = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return;
  if (ftruncate(file, sizeof none) == 0) {
    void *shared = mmap(NULL, sizeof none, PROT_READ, MAP_SHARED, file, 0);
    if (shared != MAP_FAILED) faults = shared;
  }
  close(file);
}

// What Swift reads. gettimeofday, by which librdkafka stamps what it sends, stays true: the embedded
// broker keeps that stamp where a real one puts its own (LogAppendTime).
int clock_gettime(clockid_t clock, struct timespec *time) {
  int result = real_clock_gettime ? real_clock_gettime(clock, time)
                                  : (int)syscall(SYS_clock_gettime, clock, time);
  int64_t ahead = faults->clock_ahead_ms;
  if (result != 0 || ahead == 0) return result;
  if (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE) return result;
  int64_t nanoseconds = time->tv_nsec + ahead % 1000 * 1000000;
  time->tv_sec += ahead / 1000 + (nanoseconds < 0 ? -1 : nanoseconds / 1000000000);
  time->tv_nsec = (nanoseconds + 1000000000) % 1000000000;
  return result;
}

// SQLite's way of writing to its files.
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
  if (faults->disk_is_full) {
    errno = ENOSPC;
    return -1;
  }
  return real_pwrite64(file, bytes, count, offset);
}

int connect(int socket, const struct sockaddr *address, socklen_t size) {
  if (faults->port_from && address->sa_family == AF_INET && size >= sizeof(struct sockaddr_in)) {
    struct sockaddr_in led = *(const struct sockaddr_in *)address;
    if (ntohs(led.sin_port) == faults->port_from) {
      led.sin_port = htons(faults->port_to);
      return real_connect(socket, (struct sockaddr *)&led, sizeof led);
    }
  }
  return real_connect(socket, address, size);
}
