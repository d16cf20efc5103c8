#!/bin/sh
# What bash offers after the TAB key, with the script of layercake completion: commands, options, values, and names that the
# program is asked for. Skipped without bash.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

if ! command -v bash >/dev/null 2>&1; then
    echo "skipped: no bash"
    exit 77
fi
refuse 'completion needs a shell' completion
refuse "no script for 'fish'" completion fish
refuse 'takes no word' completion bash zsh
expect 0 completion bash
cp "$scratch/out" "$scratch/completion"
if command -v shellcheck >/dev/null 2>&1; then
    shellcheck "$scratch/completion" >&2 || fail "shellcheck of the script"
fi
# offers WORD...: what completes the last word, sorted, is then in $scratch/out. Words are those that bash makes of a line,
# where "=" is one of its own.
cat >"$scratch/ask.bash" <<'END'
set -u
shopt -s extglob
source "$1"
shift
COMP_WORDS=("$LAYERCAKE" "$@")
COMP_CWORD=$#
complete -p layercake >/dev/null || exit 3
_layercake
((${#COMPREPLY[@]} == 0)) || printf '%s\n' "${COMPREPLY[@]}" | LC_ALL=C sort
END
offers() {
    bash --norc --noprofile "$scratch/ask.bash" "$scratch/completion" "$@" >"$scratch/out" 2>"$scratch/err" ||
        fail "completion of: $*"
    [ ! -s "$scratch/err" ] || fail "complaints on completion of: $*"
}

# exactly WORDS WORD...: these words and no others complete the last word.
exactly() {
    wanted=$1
    shift
    offers "$@"
    [ "$(tr '\n' ' ' <"$scratch/out")" = "${wanted:+$wanted }" ] ||
        fail "'$*' is completed by '$(tr '\n' ' ' <"$scratch/out")', expected '$wanted'"
}

exactly 'compare completion' comp
exactly 'forecast' forec
exactly '--help' --h
offers ''
cp "$scratch/out" "$scratch/commands"
"$LAYERCAKE" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z][a-z]*\) .*/\1/p' >"$scratch/wanted"
[ "$(wc -l <"$scratch/wanted")" -ge 13 ] || fail "commands of --help"
printf '%s\n' --help --version | cat - "$scratch/wanted" | LC_ALL=C sort | diff "$scratch/commands" - >&2 || fail "commands"
while read -r command; do
    offers "$command" -
    "$LAYERCAKE" "$command" --help | sed -n 's/^ *\(-[a-z], \)\{0,1\}\(--[a-z-]*\).*/\2/p' | LC_ALL=C sort >"$scratch/options"
    grep '^--' "$scratch/out" | diff - "$scratch/options" >&2 || fail "options of $command"
done <"$scratch/wanted"
exactly '--realised --replications --resume' forecast --re
exactly 'month quarter year' forecast --every ''
exactly 'quarter' forecast --every q
exactly 'month quarter year' forecast --every =
exactly 'month' forecast --every = m
exactly 'always auto never' run -q --progress ''
exactly 'easing evpi given morris sobol' sensitivity --method ''
exactly 'csv dot text' trace --format ''
exactly 'bash zsh' completion ''
exactly 'scenarios series' show s
exactly '' forecast -n ''
exactly '' forecast ''
exactly 'reference tutorial' show -m ''
exactly 'tutorial' forecast -m t
exactly 'carbon-price' forecast -s carb
exactly 'fast-permits' compare -n 10 fast
exactly 'carbon-price+fast-permits' compare carbon-price+fast
exactly 'fast-permits+nuclear-push' compare --package fast-permits+nuc
exactly 'hurdle_rate=' forecast --set hurdle_r
exactly 'regions.home.pue=' forecast -m tutorial --set regions.home.pu
exactly '' forecast --set regions.home.pu
exactly 'ai_power_gw' sensitivity --outcome ai_

# Folders and files.
mkdir folder other
touch file.csv
exactly 'folder other' merge ''
exactly 'folder other' forecast -o ''
exactly 'file.csv folder other' check ''
exactly 'file.csv' forecast -s file

# Names are words, whatever a scenario's file is called.
cp -R "$LAYERCAKE_SRCDIR/models/tutorial" model
mkdir scenarios
cp "$LAYERCAKE_SRCDIR"/models/scenarios/baseline.csv scenarios
# shellcheck disable=SC2016
cp scenarios/baseline.csv 'scenarios/$(touch trap).csv'
cp scenarios/baseline.csv scenarios/mine.csv
offers forecast -m ./model -s ''
[ ! -e trap ] || fail "a name of a file was run"

# Loaded by bash-completion, where it is, as it is installed.
if [ -r /usr/share/bash-completion/bash_completion ]; then
    mkdir -p share/bash-completion/completions
    cp "$scratch/completion" share/bash-completion/completions/layercake
    XDG_DATA_DIRS=$PWD/share bash --norc --noprofile -c '
        source /usr/share/bash-completion/bash_completion
        _completion_loader layercake || :
        complete -p layercake' >"$scratch/out" 2>"$scratch/err" || fail "bash-completion does not find it"
    prints '^complete -F _layercake layercake$'
fi
