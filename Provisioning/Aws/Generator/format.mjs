/** Makes JSON in which what fits on a line stands on one. */
export function format(value) {
  return `${write(value, "")}\n`;
}

const width = 120;

function write(value, indent) {
  const flat = writeFlat(value);
  if (typeof value !== "object" || indent.length + flat.length <= width - 20) return flat;
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const items = Object.entries(value).map(([key, item]) => `${inner}${isList ? "" : `${JSON.stringify(key)}: `}${write(item, inner)}`);
  const [open, close] = isList ? "[]" : "{}";
  return `${open}\n${items.join(",\n")}\n${indent}${close}`;
}

function writeFlat(value) {
  if (Array.isArray(value)) return `[${value.map(writeFlat).join(", ")}]`;
  if (typeof value !== "object") return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${writeFlat(item)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}
