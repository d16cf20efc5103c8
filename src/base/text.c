#include "base/text.h"

#include <glib.h>
#include <string.h>

bool lc_text_is_utf8(const char *bytes, size_t n, size_t *bad)
{
    const gchar *end = bytes;

    if (g_utf8_validate_len(bytes, n, &end)) {
        return true;
    }
    if (bad) {
        *bad = (size_t)(end - bytes);
    }
    return false;
}

/* Characters that a reader sees; the no-break space, marks of direction and the like are hidden. */
static bool is_visible(gunichar c)
{
    return c == ' ' || (g_unichar_isprint(c) && !g_unichar_isspace(c) && !g_unichar_iszerowidth(c));
}

static void escape_ascii(GString *to, unsigned char c, char quote)
{
    switch (c) {
    case '\n':
        g_string_append(to, "\\n");
        break;
    case '\r':
        g_string_append(to, "\\r");
        break;
    case '\t':
        g_string_append(to, "\\t");
        break;
    default:
        if (c < 0x20 || c >= 0x7f) {
            g_string_append_printf(to, "\\x%02x", (unsigned)c);
        } else {
            if (quote && (c == '\\' || c == (unsigned char)quote)) {
                g_string_append_c(to, '\\');
            }
            g_string_append_c(to, (char)c);
        }
    }
}

/* Appends the first character of text, made safe, and returns how many bytes it had. */
static size_t escape_character(GString *to, const char *text, char quote)
{
    const gunichar c = g_utf8_get_char_validated(text, -1);
    const bool is_valid = c != (gunichar)-1 && c != (gunichar)-2;

    if (!is_valid || c < 0x80) {
        escape_ascii(to, (unsigned char)*text, quote);
        return 1;
    }
    if (is_visible(c)) {
        g_string_append_unichar(to, c);
    } else if (c <= 0xffff) {
        g_string_append_printf(to, "\\u%04x", (unsigned)c);
    } else {
        g_string_append_printf(to, "\\U%08x", (unsigned)c);
    }
    return (size_t)g_unichar_to_utf8(c, NULL);
}

char *lc_text_escape(const char *text, char quote, size_t max_bytes)
{
    GString *out = g_string_new(NULL);

    while (*text) {
        const size_t before = out->len;

        text += escape_character(out, text, quote);
        if (max_bytes && out->len > max_bytes) {
            g_string_truncate(out, before);
            g_string_append(out, "...");
            break;
        }
    }
    if (quote) {
        g_string_prepend_c(out, quote);
        g_string_append_c(out, quote);
    }
    return g_string_free(out, FALSE);
}

char *lc_text_fill(const char *pattern, const char *member)
{
    gchar **parts = g_strsplit(pattern, "%s", 2);
    char *text = g_strjoinv(member, parts);

    g_strfreev(parts);
    return text;
}

char *lc_csv_field(const char *text)
{
    GString *out = g_string_new(NULL);
    const bool is_quoted = strpbrk(text, ",\"\r\n") != NULL;

    if (*text && strchr("=+-@\t\r", *text)) {
        g_string_append_c(out, '\'');
    }
    for (; *text; text++) {
        if (*text == '"') {
            g_string_append_c(out, '"');
        }
        g_string_append_c(out, *text);
    }
    if (is_quoted) {
        g_string_prepend_c(out, '"');
        g_string_append_c(out, '"');
    }
    return g_string_free(out, FALSE);
}
