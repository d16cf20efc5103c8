#!/bin/sh
# What zsh makes of the TAB key, with the script of layercake completion where its function path has it. Skipped without
# zsh.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

if ! zsh -fc 'zmodload zsh/zpty' 2>/dev/null; then
    echo "skipped: no zsh with zsh/zpty"
    exit 77
fi
mkdir functions bin
expect 0 completion zsh
cp "$scratch/out" functions/_layercake
zsh -fn functions/_layercake || fail "the script is not one of zsh"
ln -s "$LAYERCAKE" bin/layercake

# In a terminal of its own, a shell whose TAB key completes the line and then shows it between marks. It says when its
# editor reads keys: what is typed before that may be lost.
mkdir dots
cat >dots/.zshrc <<END
PROMPT= RPROMPT=
unsetopt zle_bracketed_paste 2>/dev/null
stty -echo columns 1000
path=($PWD/bin \$path)
fpath=($PWD/functions \$fpath)
autoload -Uz compinit
compinit -D -u
zstyle ':completion:*' list-prompt ''
LISTMAX=10000
ready() { print '<ready>' }
finish() { zle complete-word; print -r -- "<line>\$BUFFER</line>"; BUFFER=; zle accept-line }
zle -N zle-line-init ready
zle -N finish
bindkey '^I' finish
END
cat >"$scratch/ask.zsh" <<'END'
zmodload zsh/zpty
export TERM=dumb ZDOTDIR=$PWD/dots
zpty shell 'zsh -d -i'
zpty -r shell answer '*<ready>*' || exit 3
zpty -w -n shell "$1"$'\t'
zpty -r shell answer '*</line>*' || exit 4
zpty -d shell
answer=${answer##*<line>}
print -r -- "${answer%%</line>*}"
END

# becomes LINE BEGINNING: what the TAB key makes of the beginning of a line.
becomes() {
    timeout 60 zsh -f "$scratch/ask.zsh" "$2" </dev/null >"$scratch/out" 2>"$scratch/err" || fail "zsh does not complete '$2'"
    [ "$(cat "$scratch/out")" = "$1" ] || fail "'$2' becomes '$(cat "$scratch/out")', expected '$1'"
}

becomes 'layercake hindcast ' 'layercake hind'
becomes 'layercake forecast --precision=' 'layercake forecast --prec'
becomes 'layercake forecast --every=quarter ' 'layercake forecast --every=q'
becomes 'layercake forecast --every quarter ' 'layercake forecast --every q'
becomes 'layercake forecast -n 10 -m tutorial ' 'layercake forecast -n 10 -m tut'
becomes 'layercake forecast -s carbon-price ' 'layercake forecast -s carb'
becomes 'layercake compare fast-permits ' 'layercake compare fast'
becomes 'layercake compare carbon-price+fast-permits ' 'layercake compare carbon-price+fast'
becomes 'layercake forecast -m tutorial --set regions.home.pue=' 'layercake forecast -m tutorial --set regions.home.pu'
becomes 'layercake sensitivity --method sobol ' 'layercake sensitivity --method so'
becomes 'layercake show scenarios ' 'layercake show sc'
becomes 'layercake merge functions/' 'layercake merge fun'
becomes 'layercake completion zsh ' 'layercake completion z'
