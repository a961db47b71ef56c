/* Moves the wall clock and the boot clock of one process tree, also while it runs.
 *
 *     CLOCK_SHIM_FILE=/path LD_PRELOAD=/path/clock_shim.so program
 *
 * The file holds two signed 64-bit numbers of nanoseconds in the machine's byte order:
 *     [0] added to CLOCK_REALTIME and CLOCK_BOOTTIME: time that has passed for the whole PC
 *     [1] added to CLOCK_REALTIME alone: a wall clock that was set, or that drifted
 * It is mapped, so a number written to it holds from the next look at the clock on.
 *
 * CLOCK_MONOTONIC stays real, and with it every sleep and every time-out of Python 3.11. What the kernel measures
 * against the wall clock stays real as well: times of files, and deadlines given as a moment of CLOCK_REALTIME
 * (pthread_cond_timedwait, sem_timedwait, timerfd). A program that waits that way waits for too long or not at all
 * while the clock is shifted; CPython waits on CLOCK_MONOTONIC wherever glibc has sem_clockwait (2.30).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define SECOND INT64_C(1000000000)

enum { WHOLE_PC, WALL_ALONE, NUMBERS };

static const volatile int64_t *shifts;
static int (*real_clock_gettime)(clockid_t, struct timespec *);

static void give_up(const char *what)
{
    perror(what);
    _exit(97);
}

__attribute__((constructor)) static void map_the_file(void)
{
    const char *path = getenv("CLOCK_SHIM_FILE");
    if (path == NULL) {
        fputs("clock_shim: CLOCK_SHIM_FILE is not set\n", stderr);
        _exit(97);
    }
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        give_up(path);
    void *page = mmap(NULL, NUMBERS * sizeof(int64_t), PROT_READ, MAP_SHARED, file, 0);
    if (page == MAP_FAILED)
        give_up(path);
    close(file);
    shifts = page;
}

static int64_t shift_of(clockid_t clock)
{
    /* Other libraries may ask for the time before the file is mapped. */
    if (shifts == NULL)
        return 0;
    switch (clock) {
    case CLOCK_REALTIME:
    case CLOCK_REALTIME_COARSE:
    case CLOCK_REALTIME_ALARM:
    case CLOCK_TAI:
        return shifts[WHOLE_PC] + shifts[WALL_ALONE];
    case CLOCK_BOOTTIME:
    case CLOCK_BOOTTIME_ALARM:
        return shifts[WHOLE_PC];
    default:
        return 0;
    }
}

int clock_gettime(clockid_t clock, struct timespec *now)
{
    if (real_clock_gettime == NULL)
        real_clock_gettime = dlsym(RTLD_NEXT, "clock_gettime");
    if (real_clock_gettime(clock, now) != 0)
        return -1;

    int64_t shift = shift_of(clock);
    int64_t nanoseconds = now->tv_nsec + shift % SECOND;
    int64_t carry = (nanoseconds >= SECOND) - (nanoseconds < 0);
    now->tv_sec += shift / SECOND + carry;
    now->tv_nsec = nanoseconds - carry * SECOND;
    return 0;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone)
{
    (void)zone;
    struct timespec exact;
    if (clock_gettime(CLOCK_REALTIME, &exact) != 0)
        return -1;
    now->tv_sec = exact.tv_sec;
    now->tv_usec = exact.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *seconds)
{
    struct timespec now;
    if (clock_gettime(CLOCK_REALTIME, &now) != 0)
        return (time_t)-1;
    if (seconds != NULL)
        *seconds = now.tv_sec;
    return now.tv_sec;
}

int timespec_get(struct timespec *now, int base)
{
    return base == TIME_UTC && clock_gettime(CLOCK_REALTIME, now) == 0 ? base : 0;
}
