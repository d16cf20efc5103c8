/* Times commands in turn: commands [-m] [-e EVENTS] REPEATS LABEL AMOUNT COMMAND... [--- LABEL
 * AMOUNT COMMAND...]...
 *
 * Each round runs every command once, with its output thrown away, so that what else the machine
 * does meets all of them alike. A line for each: medians of its time, of the amount (of
 * replications, say) a second, the latter's ratio to the first command's, processor time for one
 * of the amount over all threads and processes (which others on the machine disturb less), and the
 * peak memory of the largest process. With -m also the memory of one more of the amount than the
 * first command has; with -e also events a second, EVENTS being the number in one of the amount.
 */
#include "measure.h"

#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_COMMANDS 16
#define MOST_AMOUNT   1000000000
#define KB            1000.0
#define MB            1e6

struct command {
    const char *label;
    uint32_t amount;
    char **argv; /* ended by NULL */
    double times[MOST_REPEATS];
    double works[MOST_REPEATS]; /* seconds of processors */
    double peaks[MOST_REPEATS]; /* bytes */
    double time, work, peak;    /* medians */
};

static double seconds_of(struct timeval t)
{
    return (double)t.tv_sec + 1e-6 * (double)t.tv_usec;
}

static void run_child(char **argv)
{
    const int nothing = open("/dev/null", O_RDWR);
    dup2(nothing, STDIN_FILENO);
    dup2(nothing, STDOUT_FILENO);
    dup2(nothing, STDERR_FILENO);
    execvp(argv[0], argv);
    _exit(127);
}

/* Runs it to its end; a command that fails ends the program. */
static void measure(struct command *c, unsigned round)
{
    int status;
    struct rusage usage;
    const double start = seconds();
    const pid_t child = fork();
    if (child == 0) {
        run_child(c->argv);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) != child) {
        perror("commands");
        exit(1);
    }
    c->times[round] = seconds() - start;
    c->works[round] = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
    c->peaks[round] = 1024.0 * (double)usage.ru_maxrss;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        fprintf(stderr, "commands: %s: %s failed\n", c->label, c->argv[0]);
        exit(1);
    }
}

/* What is printed besides times. */
struct extras {
    bool has_more;   /* memory of one more of the amount */
    uint32_t events; /* in one of the amount; 0: not asked for */
};

static void print_head(const struct extras *extras)
{
    printf("%-20s %8s %11s %10s %8s %11s %9s", "", "amount", "ms", "a second", "/ first",
           "cpu ms each", "peak MB");
    printf("%s%s\n", extras->has_more ? "   KB each" : "", extras->events ? "    events/s" : "");
}

static void print(const struct command *c, const struct command *first, const struct extras *extras)
{
    const double rate = c->amount / c->time;
    printf("%-20s %8u %11.1f %10.2f %8.2f %11.2f %9.1f", c->label, (unsigned)c->amount,
           1e3 * c->time, rate, rate * first->time / first->amount, 1e3 * c->work / c->amount,
           c->peak / MB);
    if (extras->has_more && c->amount == first->amount) {
        printf(" %9s", "-");
    } else if (extras->has_more) {
        printf(" %9.0f", (c->peak - first->peak) / ((double)c->amount - first->amount) / KB);
    }
    if (extras->events) {
        printf(" %11.0f", rate * extras->events);
    }
    putchar('\n');
}

/* Splits what follows REPEATS; returns the number of commands. */
static unsigned split(struct command *commands, char **words)
{
    unsigned n = 0;
    while (*words && n < MOST_COMMANDS && words[1] && words[2]) {
        struct command *const c = &commands[n++];
        c->label = words[0];
        c->amount = parse_whole("AMOUNT", words[1], MOST_AMOUNT);
        c->argv = words += 2;
        while (*words && strcmp(*words, "---") != 0) {
            words++;
        }
        if (*words) {
            *words++ = NULL;
        }
    }
    return *words ? 0 : n;
}

static int complain(void)
{
    fputs("usage: commands [-m] [-e EVENTS] REPEATS LABEL AMOUNT COMMAND... [--- ...]\n", stderr);
    return 2;
}

int main(int argc, char **argv)
{
    static struct command commands[MOST_COMMANDS];
    struct extras extras = {false, 0};
    int option;
    while ((option = getopt(argc, argv, "+me:")) != -1) {
        if (option == '?') {
            return complain();
        }
        extras.has_more = extras.has_more || option == 'm';
        extras.events = option == 'e' ? parse_whole("EVENTS", optarg, MOST_AMOUNT) : extras.events;
    }
    const unsigned n = argc > optind + 1 ? split(commands, argv + optind + 1) : 0;
    if (n == 0) {
        return complain();
    }
    const unsigned repeats = parse_whole("REPEATS", argv[optind], MOST_REPEATS);
    for (unsigned round = 0; round < repeats; round++) {
        for (unsigned i = 0; i < n; i++) {
            measure(&commands[i], round);
        }
    }
    print_head(&extras);
    for (unsigned i = 0; i < n; i++) {
        commands[i].time = median(commands[i].times, repeats);
        commands[i].work = median(commands[i].works, repeats);
        commands[i].peak = median(commands[i].peaks, repeats);
        print(&commands[i], &commands[0], &extras);
    }
    return 0;
}
