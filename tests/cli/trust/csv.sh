#!/bin/sh
# A table of the model in which one thing is not CSV in UTF-8 as documented is refused with the place, and a different way of
# writing the same table is the same table. Most of such files lie in tests/files/bad; these are made on the spot.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

good=$LAYERCAKE_SRCDIR/models/tutorial/regions.csv
mkdir "$scratch/models"
cp -r "$LAYERCAKE_SRCDIR/models/tutorial" "$scratch/models/own"
chmod -R u+w "$scratch/models"
cp -r "$LAYERCAKE_SRCDIR/models/scenarios" "$scratch/models"
bad=$scratch/models/own/regions.csv

# refused PATTERN: the table that lies there is refused with lines of printable characters, the first of which matches; there
# are two where a name is unknown and so another missing.
refused() {
    refuse "own/regions.csv:$1" check -q -m "$scratch/models/own"
    case $(wc -l <"$scratch/err") in
    1) ;;
    2) grep -q "column 'name' is missing$" "$scratch/err" || fail "not one line" ;;
    *) fail "not one line" ;;
    esac
    harmless "$scratch/err"
}

# cell BYTES PATTERN: the title of the first row, as printf makes it, is refused.
cell() {
    # shellcheck disable=SC2059
    { sed 1q "$good" && printf "home,$1," && sed -n '2s/^home,Home,//p' "$good"; } >"$bad"
    refused "$2"
}

# number TEXT PATTERN: so is that for the power usage effectiveness.
number() {
    # shellcheck disable=SC2059
    text=$(printf "$1")
    awk -F , -v OFS=, -v text="$text" 'NR == 2 { $11 = text } { print }' "$good" >"$bad"
    refused "$2"
}

# header BYTES PATTERN: so is that for the name of the first column.
header() {
    # shellcheck disable=SC2059
    { printf "$1" && sed '1s/^name//' "$good"; } >"$bad"
    refused "$2"
}

# C19 to C21: bytes that are no text.
cell 'a\0b' '2:7: a NUL byte'
cell 'a\001b' '2:7: control character U+0001'
cell 'a\177b' '2:7: control character U+007F'
cell 'a\302\205b' '2:7: control character U+0085'
cell 'a\033]0;x\007' '2:7: control character U+001B'
cell 'a\tb' '2:7: a tab'
cell '\200' '2:6: byte 0x80 is not valid UTF-8'
cell 'a\303' '2:7: byte 0xc3 is not valid UTF-8'
cell '\300\200' '2:6: byte 0xc0'
cell '\340\200\200' '2:6: byte 0xe0'
cell '\355\240\200' '2:6: byte 0xed'
cell '\364\220\200\200' '2:6: byte 0xf4'
cell '\370\210\200\200\200' '2:6: byte 0xf8'
cell '\376' '2:6: byte 0xfe'

# C2, C12, C14: what can't be seen in names and numbers is told by its code point.
header '\357\273\277\357\273\277name' '1:1: a byte order mark'
header 'name\302\240' "1:1: unknown column 'name\\\\u00a0'"
header 'na\342\200\213me' "1:1: unknown column 'na\\\\u200bme'"
header 'na\302\255me' "1:1: unknown column 'na\\\\u00adme'"
header '\342\200\256name' "1:1: unknown column '\\\\u202ename'"
header 'Name' "1:1: unknown column 'Name', did you mean 'name'"
header '"name "' "1:1: unknown column 'name '"
header 'title' "1:7: column 'title' stands twice"
header '' '1:1: empty column name'
header '""' '1:1: empty column name'
number '1.2\302\240' "2:33: pue: '1.2\\\\u00a0' is not a number"
number '1\342\200\2572' "2:33: pue: '1\\\\u202f2'"
number '1\342\200\2132' "2:33: pue: '1\\\\u200b2'"
number '\357\274\221' '2:33: pue: .* is not a number'
number '\331\241' '2:33: pue: .* is not a number'
number '\342\210\2221' '2:33: pue: .* is not a number'

# C26: what spreadsheets leave behind.
for text in '#REF!' '#N/A' '#DIV/0!' '#VALUE!' '#NAME?'; do
    number "$text" '2:33: .*error value'
done
number '=1+1' '2:33: pue: .* is not a number'
number "'1.2" '2:33: pue: .* is not a number'
number '1.2.2026' '2:33: pue: .* is not a number'
number '2-Jan' '2:33: pue: .* is not a number'
{ echo 'sep=,' && cat "$good"; } >"$bad"
refused "1:1: a line 'sep='"

# C13, C18, C25: rows of another width, other separators, lines that belong to nobody.
{ cat "$good" && echo 'Copyright 2026 Someone'; } >"$bad"
refused '3: 1 fields, expected 24'
{ cat "$good" && echo '# end'; } >"$bad"
refused '3:1: a comment'
{ cat "$good" && printf ',,\n'; } >"$bad"
refused '3: 3 fields, expected 24'
sed 's/,/;/g' "$good" >"$bad"
refused '1:1: looks semicolon-separated'
tr ',' '\t' <"$good" >"$bad"
refused '1:5: a tab'
sed 's/,/|/g' "$good" >"$bad"
refuse 'own/regions.csv:1' check -q -m "$scratch/models/own"
sed '1s/,pue,/,pues,/' "$good" >"$bad"
refuse "own/regions.csv:1:.*: unknown column 'pues', did you mean 'pue'" check -q -m "$scratch/models/own"

# C8, C10, C23: a quote that is never closed swallows nothing, and no part of a row is taken.
sed '2s/Home/"Home/' "$good" >"$bad"
refused '2:6: a quote that is never closed'
{ cat "$good" && printf 'other,"half'; } >"$bad"
refused '3:7: a quote that is never closed'
cp "$good" "$bad"
awk 'BEGIN { printf "x,\""; for (i = 0; i < 5000; i++) printf "y"; print "\"" }' >>"$bad"
refused '3:3: a field of more than 4096 bytes; is the quote closed'
{ cat "$good" && awk 'BEGIN { for (i = 0; i < 15000000; i++) printf "," }'; } >"$bad"
refused '3:.*more than 1024 fields'
{ cat "$good" && awk 'BEGIN { for (i = 0; i < 3000000; i++) print "" }' && echo x; } >"$bad"
refused '3000003: 1 fields'
{ cat "$good" && awk 'BEGIN { for (i = 0; i < 30000; i++) print "a,b" }'; } >"$bad"
refused '20003\{0,1\}.*: \(more than 20000 rows\|2 fields\)'

# C1, C4 to C7, C11, C17, C24, C26: the same table in other words is the same model, and the same result but for its digest.
forecast() {
    expect 0 forecast -q -m "$scratch/models/own" -n 2 --to 2026-06-30 -o "$1"
}
cp "$good" "$bad"
forecast plain
same_result() {
    forecast other
    for table in plain/*.csv; do
        cmp "$table" "other/${table#plain/}" || fail "$1: another result"
    done
    rm -r other
}
{ printf '\357\273\277' && cat "$good"; } >"$bad"
same_result 'byte order mark'
sed 's/$/\r/' "$good" >"$bad"
same_result 'CRLF'
tr '\n' '\r' <"$good" >"$bad"
same_result 'CR'
printf '%s' "$(cat "$good")" >"$bad"
same_result 'no line end at the end'
{ printf '\n  \n' && cat "$good" && printf '\n \r\n\n'; } >"$bad"
same_result 'blank lines'
sed 's/,/ , /g' "$good" >"$bad"
same_result 'blanks round fields'
sed 's/[^,]*/"&"/g' "$good" >"$bad"
same_result 'quotes, of empty fields too'
awk -F , -v OFS=, '{ for (i = NF; i > 1; i--) printf "%s,", $i; print $1 }' "$good" >"$bad"
same_result 'columns in another order'
awk -F , -v OFS=, 'NR == 2 { $11 = "1.25E+00"; $12 = "0.6e2"; $13 = "0300" } { print }' "$good" >"$bad"
same_result 'numbers in other words'
