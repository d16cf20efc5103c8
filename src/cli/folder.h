/* The output folder: made before anything is computed, so that a run does not find out after an
 * hour that it has nowhere to write.
 *
 * A folder that holds files is touched only when that is asked for. Then the results that are in it
 * go first, their manifest last: no file of one run lies beside those of another, and no manifest
 * ever vouches for files of another run.
 */
#ifndef LC_CLI_FOLDER_H
#define LC_CLI_FOLDER_H

#include "base/status.h"
#include "cli/options.h"
#include "output/writers.h"

#include <stdbool.h>

struct lc_folder {
    const char *path;
    bool is_new; /* made by lc_folder_make() */
};

/* What is to be done with a folder that has something in it. */
enum lc_folder_use {
    LC_FOLDER_REFUSE,
    LC_FOLDER_FORCE,   /* write into it; the results that its manifest names go */
    LC_FOLDER_CONTINUE /* write into it; the manifest, which was read, stays */
};

/* As --force says. */
static inline enum lc_folder_use lc_folder_use(const struct lc_request *r)
{
    return r->is_forced ? LC_FOLDER_FORCE : LC_FOLDER_REFUSE;
}

/* Keeps other processes from writing into the folder, which is there, until this one ends.
 * LC_FAILED, with a line on stderr, while another does. Files that one was writing when it was
 * killed go. Nothing is written for it, so that nothing is left behind; on file systems that know
 * no locks, nothing is kept away. */
enum lc_status lc_folder_lock(const char *path);

/* Makes the folder and locks it. LC_BAD_INPUT when it exists with something in it and may not be
 * used, or is an input folder; LC_FAILED when it can't be made or written to, or another process
 * writes into it. A line is then on stderr. */
enum lc_status lc_folder_make(struct lc_folder *f, const char *path, enum lc_folder_use use,
                              const char *input_folder);

/* Makes the folder of the ensemble in it, and removes what was left there by an earlier run: parts
 * that `keep` does not list, tables of a forecast, and files that were being written when a program
 * was killed. LC_FAILED, with a line on stderr, when that can't be done. */
enum lc_status lc_folder_clear(const char *path, const struct lc_file_list *keep);

/* Whether it is a folder with nothing in it. */
bool lc_folder_is_empty(const char *path);

/* Whether there is nothing in it but what a program leaves that was killed before it had made a
 * file: its empty folder for parts, and files that were being written. */
bool lc_folder_is_begun(const char *path);

/* Whether both names are of one folder that is there. */
bool lc_folder_is_same(const char *a, const char *b);

/* Takes the folder away again if it is new and no file was put into it. Else, where that is to be
 * told, says on standard error what is in it. */
void lc_folder_leave(const struct lc_folder *f, bool is_told);

#endif
