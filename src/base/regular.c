#include "base/regular.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

FILE *lc_regular_open(const char *path)
{
    const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    struct stat info;

    if (fd < 0) {
        return NULL;
    }
    FILE *f = fstat(fd, &info) == 0 && S_ISREG(info.st_mode) ? fdopen(fd, "rb") : NULL;

    if (!f) {
        close(fd);
    }
    return f;
}
