# LC_CHECK_CFLAGS(FLAGS, IF-NOT): does the compiler take FLAGS without complaint?
AC_DEFUN([LC_CHECK_CFLAGS],
[AC_MSG_CHECKING([whether $CC accepts $1])
lc_saved_CFLAGS=$CFLAGS
CFLAGS="$CFLAGS -Werror $1"
AC_COMPILE_IFELSE([AC_LANG_SOURCE([[int main(void) { return 0; }]])],
    [CFLAGS=$lc_saved_CFLAGS
     AC_MSG_RESULT([yes])],
    [CFLAGS=$lc_saved_CFLAGS
     AC_MSG_RESULT([no])
     $2])
])

# LC_HARDEN(VARIABLE, FLAGS): adds FLAGS to VARIABLE if a program can be compiled and linked with them.
AC_DEFUN([LC_HARDEN],
[AC_MSG_CHECKING([whether $CC accepts $2])
lc_saved_CFLAGS=$CFLAGS
CFLAGS="$CFLAGS -Werror $LC_CFLAGS $2"
AC_LINK_IFELSE([AC_LANG_PROGRAM([], [])],
    [$1="$$1 $2"
     AC_MSG_RESULT([yes])],
    [AC_MSG_RESULT([no])])
CFLAGS=$lc_saved_CFLAGS
])

# LC_ARG_SANITIZER(NAME, KINDS, WHAT): --enable-NAME builds with -fsanitize=KINDS, which stops the
# program at the first finding.
AC_DEFUN([LC_ARG_SANITIZER],
[AC_ARG_ENABLE([$1],
    [AS_HELP_STRING([--enable-$1], [stop at $3 (-fsanitize=$2)])], [], [enable_$1=no])
AS_IF([test "$enable_$1" != no],
    [LC_CFLAGS="$LC_CFLAGS -fsanitize=$2 -fno-sanitize-recover=all -fno-omit-frame-pointer"
     LC_LDFLAGS="$LC_LDFLAGS -fsanitize=$2"])
])

# LC_ARG_FUZZING: --enable-fuzzing builds all with what libFuzzer of clang watches, and with its sanitizers; fuzz targets
# become programs that look for inputs (tests/fuzz).
AC_DEFUN([LC_ARG_FUZZING],
[AC_ARG_ENABLE([fuzzing],
    [AS_HELP_STRING([--enable-fuzzing], [build fuzz targets for libFuzzer, with its sanitizers (needs clang)])], [],
    [enable_fuzzing=no])
LC_FUZZ_ENGINE=
AS_IF([test "$enable_fuzzing" != no],
    [lc_watch="-fsanitize=fuzzer-no-link,address,undefined,float-divide-by-zero"
     LC_CHECK_CFLAGS([$lc_watch], [AC_MSG_ERROR([--enable-fuzzing: the compiler has no libFuzzer; try CC=clang])])
     LC_CFLAGS="$LC_CFLAGS $lc_watch -fno-sanitize-recover=all -fno-omit-frame-pointer -DLC_FUZZING"
     LC_LDFLAGS="$LC_LDFLAGS $lc_watch"
     LC_FUZZ_ENGINE="-fsanitize=fuzzer"])
AC_SUBST([LC_FUZZ_ENGINE])
AM_CONDITIONAL([FUZZING], [test "$enable_fuzzing" != no])
])
