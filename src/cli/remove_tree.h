/* Taking away a folder of our own making, with all that is in it. */
#ifndef LC_CLI_REMOVE_TREE_H
#define LC_CLI_REMOVE_TREE_H

/* Follows no link. What can't be removed stays, without a word. path may be NULL. */
void lc_remove_tree(const char *path);

#endif
