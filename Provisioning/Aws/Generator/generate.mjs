// Writes the C# types and their schema into a directory, in place of what is there: node generate.mjs OUTPUT
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createSchema } from "./schema.mjs";
import { emit } from "./emit.mjs";
import { Typings } from "./typings.mjs";
import { format } from "./format.mjs";

const [output] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const list = JSON.parse(readFileSync(new URL("resources.json", import.meta.url), "utf8"));
const packages = Object.fromEntries(Object.keys(list).map((name) =>
  [name, new Typings(dirname(require.resolve(`@pulumi/${name}/package.json`)), `@pulumi/${name}`)]));
const schema = createSchema(packages, list);

rmSync(output, { recursive: true, force: true });
const files = { "schema.json": format(schema), ...emit(schema) };
for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(join(output, path)), { recursive: true });
  writeFileSync(join(output, path), text);
}
console.log(`${Object.keys(files).length} files, ${Object.values(files).join("").split("\n").length} lines`);
