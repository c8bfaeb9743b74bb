// Reads the typings of a Pulumi package: declarations by AST, and what only the JavaScript tells (tokens, secrets).
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const lowerFirst = (text) => text[0].toLowerCase() + text.slice(1);

/** The typings of one npm package. */
export class Typings {
  constructor(directory, packageName) {
    this.directory = directory;
    this.packageName = packageName;
    this.version = JSON.parse(readFileSync(join(directory, "package.json"), "utf8")).version;
    this.inputs = this.#types("types/input.d.ts");
    this.outputs = this.#types("types/output.d.ts");
  }

  /** A resource: its token, the declarations of its inputs and outputs, and which of them are secret. */
  resource(module, name) {
    const { declarations, script } = this.#file(module, lowerFirst(name));
    const token = match(script, /static __pulumiType = '([^']+)'/, `${name} has no type token`);
    const secretOutputs = script.match(/additionalSecretOutputs: (\[[^\]]*\])/);
    return {
      token: name === "Provider" ? `pulumi:providers:${token}` : token,
      inputs: declarations.get(`${name}Args`),
      outputs: declarations.get(name).filter((p) => p.isReadOnly),
      secretInputs: [...script.matchAll(/resourceInputs\["(\w+)"\] = .*pulumi\.secret\(/g)].map((m) => m[1]),
      secretOutputs: secretOutputs ? JSON.parse(secretOutputs[1]) : [],
    };
  }

  /** A function: its token and the declarations of its arguments and its result. */
  function(module, name) {
    const { declarations, script } = this.#file(module, name);
    const title = name[0].toUpperCase() + name.slice(1);
    return {
      token: match(script, /runtime\.invoke\("([^"]+)"/, `${name} has no function token`),
      inputs: declarations.get(`${title}Args`) ?? [],
      outputs: declarations.get(`${title}Result`),
    };
  }

  /** The members of an enumeration: names and values. */
  enumeration(module, name) {
    const source = this.#parse(join("types/enums", module, "index.d.ts"));
    for (const statement of source.statements) {
      const declaration = statement.declarationList?.declarations[0];
      if (declaration?.name.text === name) {
        return declaration.type.members.map((m) => ({ name: m.name.text, value: m.type.literal.text }));
      }
    }
    throw new Error(`${this.packageName}: there is no enumeration ${module}.${name}`);
  }

  #types(path) {
    // A package without objects has no such file.
    return existsSync(join(this.directory, path)) ? readNamespaces(this.#parse(path)) : new Map();
  }

  #file(module, file) {
    const path = join(this.directory, module, file);
    return { declarations: readDeclarations(this.#parse(join(module, `${file}.d.ts`))), script: readFileSync(`${path}.js`, "utf8") };
  }

  #parse(path) {
    const text = readFileSync(join(this.directory, path), "utf8");
    return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false);
  }
}

function match(text, pattern, message) {
  const found = text.match(pattern);
  if (!found) throw new Error(message);
  return found[1];
}

function readNamespaces(source) {
  const types = new Map();
  for (const statement of source.statements) {
    if (ts.isInterfaceDeclaration(statement)) types.set(statement.name.text, statement);
    else if (ts.isModuleDeclaration(statement)) {
      for (const inner of statement.body.statements) {
        if (ts.isInterfaceDeclaration(inner)) types.set(`${statement.name.text}.${inner.name.text}`, inner);
      }
    }
  }
  return { get: (key) => types.has(key) ? readProperties(types.get(key), source) : undefined };
}

function readDeclarations(source) {
  const declarations = new Map();
  for (const statement of source.statements) {
    if (ts.isInterfaceDeclaration(statement) || ts.isClassDeclaration(statement)) {
      declarations.set(statement.name.text, readProperties(statement, source));
    }
  }
  return declarations;
}

function readProperties(declaration, source) {
  return declaration.members
    .filter((m) => ts.isPropertySignature(m) || ts.isPropertyDeclaration(m))
    .map((m) => ({
      name: m.name.text,
      type: m.type,
      isRequired: !m.questionToken,
      isReadOnly: m.modifiers?.some((x) => x.kind === ts.SyntaxKind.ReadonlyKeyword) ?? false,
      deprecation: readDeprecation(m),
    }));
}

function readDeprecation(member) {
  const tag = member.jsDoc?.flatMap((d) => d.tags ?? []).find((t) => t.tagName.text === "deprecated");
  if (!tag) return undefined;
  const text = (ts.getTextOfJSDocComment(tag.comment) ?? "").replace(/\s+/g, " ").replace("**NOTE**: ", "").trim();
  // That something is deprecated goes without saying: the first sentence that says more is the message.
  const sentences = text.match(/[^.]+(\.(?!\s|$)[^.]*)*\.?/g)?.map((x) => x.trim()) ?? [];
  return sentences.find((x) => !/^\w+ is deprecated\.$/.test(x)) ?? "Deprecated.";
}
