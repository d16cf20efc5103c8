/* Version of the program: configure's, or "dev" for a build without it. */
#ifndef LC_CLI_VERSION_H
#define LC_CLI_VERSION_H

#ifdef PACKAGE_VERSION
#define LC_VERSION PACKAGE_VERSION
#else
#define LC_VERSION "dev"
#endif

#endif
