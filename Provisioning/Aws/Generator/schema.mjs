// Makes the schema: what the C# types, and the checks of a program, need to know of the listed types.
import { typeOf } from "./types.mjs";
import { isFractional } from "./names.mjs";

const byName = ([a], [b]) => (a < b ? -1 : 1);
const upperFirst = (text) => text[0].toUpperCase() + text.slice(1);

/** Makes the schema of the types in `list`; `packages` has the typings of each npm package. */
export function createSchema(packages, list) {
  const schema = { packages: {}, resources: {}, functions: {}, types: {}, outputTypes: {}, enums: {} };
  for (const [name, { resources = {}, functions = {} }] of Object.entries(list)) {
    const builder = new Builder(name, packages[name], schema);
    schema.packages[name] = packages[name].version;
    for (const [module, names] of Object.entries(resources)) names.forEach((n) => builder.addResource(module, n));
    for (const [module, names] of Object.entries(functions)) names.forEach((n) => builder.addFunction(module, n));
  }
  for (const section of ["resources", "functions", "types", "outputTypes", "enums"]) {
    schema[section] = Object.fromEntries(Object.entries(schema[section]).sort(byName));
  }
  return schema;
}

class Builder {
  constructor(packageName, typings, schema) {
    this.packageName = packageName;
    this.typings = typings;
    this.schema = schema;
  }

  addResource(module, name) {
    const { token, inputs, outputs, secretInputs, secretOutputs } = this.typings.resource(module, name);
    const isOutput = new Set(outputs.map((p) => p.name));
    const isInput = new Set(inputs.map((p) => p.name));
    this.schema.resources[token] = compact({
      class: join(module, name),
      inputs: this.#properties(inputs, name, "types"),
      required: namesOf(inputs.filter((p) => p.isRequired)),
      secret: secretInputs,
      inputOnly: namesOf(inputs.filter((p) => !isOutput.has(p.name))),
      outputs: this.#properties(outputs.filter((p) => !isInput.has(p.name)), name, "outputTypes"),
      secretOutputs,
      deprecated: deprecations([...outputs, ...inputs]),
    });
  }

  addFunction(module, name) {
    const { token, inputs, outputs } = this.typings.function(module, name);
    this.schema.functions[token] = compact({
      class: join(module, upperFirst(name)),
      inputs: this.#properties(inputs, name, "types"),
      required: namesOf(inputs.filter((p) => p.isRequired)),
      outputs: this.#properties(outputs, name, "outputTypes"),
      deprecated: deprecations([...outputs, ...inputs]),
    });
  }

  #properties(properties, owner, section) {
    const references = {
      object: (key) => this.#object(key, section),
      enumeration: (key, isOpen) => this.#enumeration(key, isOpen),
    };
    return Object.fromEntries(properties.map(({ name, type }) => {
      const text = typeOf(type, references);
      return [name, isFractional(owner, name) ? text : text.replace(/\bnumber$/, "integer")];
    }));
  }

  #object(name, section) {
    // docker-build's names end with Args already, in the official SDK's types they do not.
    const key = `${this.packageName}:${this.packageName === "docker-build" ? name.replace(/Args$/, "") : name}`;
    if (!(key in this.schema[section])) {
      const entry = this.schema[section][key] = {};
      const declaration = (section === "types" ? this.typings.inputs : this.typings.outputs).get(name);
      if (!declaration) throw new Error(`${this.packageName}: there is no type ${name}`);
      Object.assign(entry, compact({
        properties: this.#properties(declaration, name, section),
        required: section === "types" ? namesOf(declaration.filter((p) => p.isRequired)) : [],
        deprecated: deprecations(declaration),
      }));
    }
    return key;
  }

  #enumeration(name, isOpen) {
    const key = `${this.packageName}:${name}`;
    const [type, module = ""] = name.split(".").reverse();
    const entry = this.schema.enums[key] ??= { values: this.typings.enumeration(module, type) };
    if (isOpen) entry.isOpen = true;
    return key;
  }
}

const join = (module, name) => (module ? `${module}.${name}` : name);
const namesOf = (properties) => properties.map((p) => p.name);

function deprecations(properties) {
  return Object.fromEntries(properties.filter((p) => p.deprecation).map((p) => [p.name, p.deprecation]).sort(byName));
}

/** Leaves out what is empty, except the inputs and outputs themselves. */
function compact(entry) {
  const isKept = ([name, value]) => ["inputs", "outputs", "properties"].includes(name) || Object.keys(value).length > 0;
  return Object.fromEntries(Object.entries(entry).filter(isKept));
}
