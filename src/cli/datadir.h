/* Where the shipped models are: the folder that holds models/.
 *
 * Looked for, first found first taken: $LAYERCAKE_DATA; the folder of the running program (a build
 * tree, where configure has put models/ beside it); the folder that it was configured to be
 * installed to. No path of the source tree is compiled in, so that the program's bytes don't tell
 * where it was built, and an uninstalled program never reads the models of an older, installed one.
 */
#ifndef LC_CLI_DATADIR_H
#define LC_CLI_DATADIR_H

/* The folder, in the caller's memory (g_free()); never NULL: when nothing is found it is the last
 * one looked at, so that the message about a missing model names a sensible path. */
char *lc_datadir_find(void);

#endif
