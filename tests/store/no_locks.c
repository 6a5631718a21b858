/* Stands before the C library (LD_PRELOAD) and plays a network drive: no locks (NO_LOCKS holds the errno that
   locking then ends with), or no shared memory (NO_SHARING is set). */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/mman.h>

static int refused(int command)
{
    const char *number = getenv("NO_LOCKS");
    if (number == NULL || (command != F_SETLK && command != F_SETLKW && command != F_GETLK))
        return 0;
    errno = atoi(number);
    return 1;
}

#define CONTROL(name)                                                        \
    int name(int file, int command, ...)                                     \
    {                                                                        \
        va_list rest;                                                        \
        va_start(rest, command);                                             \
        void *value = va_arg(rest, void *);                                  \
        va_end(rest);                                                        \
        int (*real)(int, int, ...) = dlsym(RTLD_NEXT, #name);                \
        return refused(command) ? -1 : real(file, command, value);           \
    }

CONTROL(fcntl)
CONTROL(fcntl64)

#define MAP(name)                                                            \
    void *name(void *at, size_t size, int rights, int how, int file, off_t from) \
    {                                                                        \
        void *(*real)(void *, size_t, int, int, int, off_t) = dlsym(RTLD_NEXT, #name); \
        if (getenv("NO_SHARING") == NULL || file < 0 || !(how & MAP_SHARED)) \
            return real(at, size, rights, how, file, from);                  \
        errno = ENODEV;                                                      \
        return MAP_FAILED;                                                   \
    }

MAP(mmap)
MAP(mmap64)
