// RFC 4180, strictly: throws where a text is not in it.
export function parse(text) {
  const rows = [[]];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/y;
  while (field.lastIndex < text.length) {
    const at = field.lastIndex;
    const match = field.exec(text);
    if (!match || (match[0] === "" && at < text.length)) {
      throw new Error(`not CSV at ${at}: ${text.slice(at, at + 40)}`);
    }
    rows[rows.length - 1].push(match[1] !== undefined ? match[1].replace(/""/g, '"') : match[2]);
    if (match[3] === "\r\n" && field.lastIndex < text.length) {
      rows.push([]);
    }
  }
  if (rows.some((row) => row.length !== rows[0].length)) {
    throw new Error("rows of different length");
  }
  return rows;
}
