#define _XOPEN_SOURCE 700 /* nftw() */
#include "cli/remove_tree.h"

#include <ftw.h>
#include <stdio.h>

#define OPEN_FOLDERS 16

static int remove_one(const char *path, const struct stat *s, int type, struct FTW *at)
{
    (void)s;
    (void)type;
    (void)at;
    remove(path);
    return 0;
}

void lc_remove_tree(const char *path)
{
    if (path) {
        nftw(path, remove_one, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
    }
}
