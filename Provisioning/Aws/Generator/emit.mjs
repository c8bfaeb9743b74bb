// Makes the C# files of a schema: one for each resource, function and enumeration, and one for the objects of each.
import { block, CSharp, literal, simpleName } from "./csharp.mjs";
import { namespaceOf } from "./names.mjs";

const root = "WpAspire.Provisioning";

/** Makes the files: text by path. */
export function emit(schema) {
  const emitter = new Emitter(schema);
  for (const [token, entry] of Object.entries(schema.resources)) emitter.resource(token, entry);
  for (const [token, entry] of Object.entries(schema.functions)) emitter.function(token, entry);
  for (const [key, entry] of Object.entries(schema.enums)) emitter.enumeration(key, entry);
  return emitter.files;
}

class Emitter {
  files = {};

  constructor(schema) {
    this.schema = schema;
    this.csharp = new CSharp(schema);
    this.emitted = new Set();
  }

  resource(token, entry) {
    const { packageName, namespace, name } = this.#place(packageOf(token), entry.class);
    const isOptional = !entry.required;
    // What is an input too and an object is left out: who gave it knows it.
    const inputs = Object.entries(entry.inputs).filter(([n, type]) => !type.includes("#") && !entry.inputOnly?.includes(n));
    const outputs = Object.fromEntries([...inputs, ...Object.entries(entry.outputs)].sort(([a], [b]) => (a < b ? -1 : 1)));
    const parameters = `string name, ${name}Args${isOptional ? "?" : ""} args${isOptional ? " = null" : ""}, CustomResourceOptions? options = null`;
    const base = `CustomResource("${token}", name, args${isOptional ? ` ?? new ${name}Args()` : ""}, options)`;
    this.#write(packageName, namespace, name, [
      ...block(`public sealed class ${name}(${parameters}) : ${base}`, [
        `public new ${name}Args Args => (${name}Args)base.Args;`,
        "",
        ...this.csharp.outputMembers("resource", name, entry, outputs),
      ]),
      "",
      ...block(`public sealed class ${name}Args : ResourceArgs`, this.csharp.inputMembers(name, entry, entry.inputs, "", "Args")),
    ]);
    this.#objects(packageName, namespace, name, entry, "Args");
  }

  function(token, entry) {
    const { packageName, namespace, name } = this.#place(packageOf(token), entry.class);
    const isOptional = !entry.required;
    const args = `${name}InvokeArgs${isOptional ? "?" : ""} args${isOptional ? " = null" : ""}`;
    const made = isOptional ? `args ?? new ${name}InvokeArgs()` : "args";
    this.#write(packageName, namespace, name, [
      ...block(`public static class ${name}`, [`public static ${name}Result Invoke(string name, ${args}) => new(name, ${made});`]),
      "",
      ...block(`public sealed class ${name}InvokeArgs : ResourceArgs`, this.csharp.inputMembers(name, entry, entry.inputs, "", "InputArgs")),
      "",
      ...block(`public sealed class ${name}Result : Invocation`, [
        `internal ${name}Result(string name, ${name}InvokeArgs args) : base("${token}", name, args)`, "{", "}", "",
        ...this.csharp.outputMembers("invocation", `${name}Result`, entry, entry.outputs),
      ]),
    ]);
    this.#objects(packageName, namespace, name, entry, "InputArgs");
  }

  enumeration(key, { values }) {
    const { packageName, namespace, name } = this.#place(packageOf(key), key.slice(key.indexOf(":") + 1));
    this.#write(packageName, namespace, name, block(`public readonly record struct ${name} : IExpressionSource`, [
      "private readonly string _value;",
      "",
      `private ${name}(string value) => _value = value;`,
      "",
      ...values.map((v) => `public static ${name} ${v.name} => new(${literal(v.value)});`),
      "",
      "public Expression Expression => new LiteralExpression(_value);",
      "",
      "public override string ToString() => _value;",
      "",
      `public static implicit operator string(${name} value) => value._value;`,
      "",
      `public static implicit operator Input<string>(${name} value) => value._value;`,
    ]));
  }

  /** The objects that the inputs and outputs of a resource or function are made of. */
  #objects(packageName, namespace, owner, entry, suffix) {
    const inputs = this.#reachable(Object.values(entry.inputs), "types");
    const outputs = this.#reachable(Object.values(entry.outputs), "outputTypes");
    this.#write(packageName, `${namespace}.Inputs`, owner, inputs.map((key) => {
      const type = this.schema.types[key];
      const members = this.csharp.inputMembers(simpleName(key), type, type.properties, "", suffix).map((m) => m.replaceAll("Inputs.", ""));
      return block(`public sealed class ${simpleName(key)}${suffix} : ResourceArgs`, members);
    }).flatMap(separated));
    this.#write(packageName, `${namespace}.Outputs`, owner, outputs.map((key) => {
      const members = this.csharp.objectMembers(simpleName(key), this.schema.outputTypes[key]);
      return block(`public sealed class ${simpleName(key)}(OutputPath path) : OutputObject(path)`, members);
    }).flatMap(separated));
  }

  /** The objects that types name, and those that these name, which no earlier class has named. */
  #reachable(types, section) {
    const found = [];
    for (const type of types) {
      const key = type.match(/#(.*)$/)?.[1];
      const id = `${section} ${key}`;
      if (!key || this.emitted.has(id)) continue;
      this.emitted.add(id);
      found.push(key, ...this.#reachable(Object.values(this.schema[section][key].properties), section));
    }
    return found;
  }

  #place(packageName, path) {
    const [name, module] = path.split(".").reverse();
    return { packageName, namespace: namespaceOf(packageName, module), name };
  }

  #write(packageName, namespace, name, lines) {
    if (lines.length === 0) return;
    const isMap = lines.some((l) => l.includes("ImmutableDictionary"));
    const folder = namespace.replace(/^Aws\b\.?/, "").replaceAll(".", "/");
    this.files[`${folder === "" ? "" : `${folder}/`}${name}.g.cs`] = [
      "// <auto-generated/>",
      `// Made by \`make generate\` from @pulumi/${packageName} ${this.schema.packages[packageName]}.`,
      "#nullable enable",
      "#pragma warning disable CS0618, CS1591, CA1711, CA1716, CA1720, CA1724",
      "",
      ...(isMap ? ["using System.Collections.Immutable;"] : []),
      `using ${root}.Program;`,
      "",
      `namespace ${root}.${namespace};`,
      "",
      ...lines,
      "",
    ].join("\n");
  }
}

function packageOf(token) {
  const [name, , provider] = token.split(":");
  return name === "pulumi" ? provider : name;
}

const separated = (lines, index) => (index === 0 ? lines : ["", ...lines]);
