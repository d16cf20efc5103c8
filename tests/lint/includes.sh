#!/bin/sh
# Every #include "room/header.h" in src/ is one that rooms.txt allows, and names a file that exists.
set -eu
root=${LAYERCAKE_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}
cd "$root"
find src -name '*.[ch]' -exec grep -Hn '^[[:space:]]*#[[:space:]]*include[[:space:]]*"' {} + |
    awk -v table=tests/lint/rooms.txt '
    BEGIN {
        while ((getline line < table) > 0) {
            if (line ~ /^#/ || line !~ /:/) continue
            room = line
            sub(/:.*/, "", room)
            sub(/^[^:]*:[ ]*/, "", line)
            known[room] = 1
            n = split(line, allowed, " ")
            for (i = 1; i <= n; i++) may[room, allowed[i]] = 1
            if (room != "agents") may[room, room] = 1
        }
    }
    {
        split($0, part, ":")
        file = part[1]
        header = $0
        sub(/^[^"]*"/, "", header)
        sub(/".*/, "", header)
        split(file, from, "/")
        room = from[2]
        target = header
        sub(/\/.*/, "", target)
        own = file
        sub(/^src\//, "", own)
        sub(/\.[ch]$/, ".h", own)
        if (!(room in known)) complain("room " room " is not in rooms.txt")
        else if (header !~ /\//) complain("\"" header "\" is not written as \"room/header.h\"")
        else if (!((room, target) in may) && !((room, header) in may) && header != own)
            complain(room " may not include \"" header "\"")
        if (system("test -f src/" header) != 0) complain("\"" header "\" does not exist")
    }
    function complain(what) {
        print file ":" part[2] ": " what
        bad = 1
    }
    END { exit bad }'
