// The C# of a type, a property, a class.
import { propertyName } from "./names.mjs";

const scalars = { string: "string", integer: "int", number: "double", boolean: "bool", any: "object" };
const inherited = {
  resource: ["Type", "Name", "Args", "Options", "Id", "Urn"],
  invocation: ["Function", "Name", "Args"],
  args: ["Expression", "Properties", "SecretProperties"],
  object: ["Path", "Expression"],
};

/** `new ` where a property hides one that its class inherits. */
const hiding = (base, name) => (inherited[base].includes(name) ? "new " : "");

export const literal = (text) => `"${text.replace(/[\\"]/g, "\\$&")}"`;

export class CSharp {
  constructor(schema) {
    this.schema = schema;
  }

  /** The type of an input: Input<int>, InputList<string>, InputMap<Inputs.XArgs>… */
  #input(type, objectName) {
    if (type.startsWith("[]")) return `InputList<${this.#inputItem(type.slice(2), objectName)}>`;
    if (type.startsWith("{}")) return `InputMap<${this.#inputItem(type.slice(2), objectName)}>`;
    return `Input<${this.#inputItem(type, objectName)}>`;
  }

  #inputItem(type, objectName) {
    if (type.startsWith("#")) return objectName(simpleName(type));
    if (type.startsWith("enum:")) return this.#enumeration(type);
    if (!(type in scalars)) throw new Error(`There is no input of the type ${type}.`);
    return scalars[type];
  }

  /** An open enumeration is text in C#: its constants convert to it. */
  #enumeration(type) {
    return this.schema.enums[type.slice("enum:".length)].isOpen ? "string" : simpleName(type);
  }

  /** The members of a class of inputs; `objectName` makes the name of the class of an object inside them. */
  inputMembers(owner, entry, inputs, objectName) {
    const required = new Set(entry.required);
    const properties = Object.entries(inputs).flatMap(([name, type]) => {
      const property = propertyName(owner, name);
      const [modifier, nullable] = required.has(name) ? ["required ", ""] : ["", "?"];
      return [
        ...obsolete(entry, name),
        `public ${hiding("args", property)}${modifier}${this.#input(type, objectName)}${nullable} ${property} { get; set; }`,
      ];
    });
    const secret = new Set(entry.secret);
    const writes = Object.keys(inputs).map((name) =>
      `    properties.${secret.has(name) ? "AddSecret" : "Add"}("${name}", ${propertyName(owner, name)});`);
    return [...properties, ...(properties.length > 0 ? [""] : []), "protected override void Write(PropertyWriter properties)", "{", ...writes, "}"];
  }

  /** The outputs of a resource, an invocation (`base`), by name. */
  outputMembers(base, owner, entry, outputs) {
    const secret = new Set(entry.secretOutputs);
    return Object.entries(outputs).flatMap(([name, type]) => {
      const property = propertyName(owner, name);
      const path = secret.has(name) ? `PathTo("${name}", isSecret: true)` : `PathTo("${name}")`;
      const scalar = secret.has(name) ? "SecretProperty" : "Property";
      const [cs, value] = this.#output(type, "Outputs.", path, (t) => `${scalar}<${t}>("${name}")`);
      return [...obsolete(entry, name), `public ${hiding(base, property)}${cs} ${property} => ${value};`];
    });
  }

  /** The properties of an object that is an output. */
  objectMembers(owner, entry) {
    const at = Object.keys(entry.properties).includes("path") ? "base.Path" : "Path";
    return Object.entries(entry.properties).flatMap(([name, type]) => {
      const property = propertyName(owner, name);
      const path = `${at}.Property("${name}")`;
      const [cs, value] = this.#output(type, "", path, (t) => `${path}.Value<${t}>()`);
      return [...obsolete(entry, name), `public ${hiding("object", property)}${cs} ${property} => ${value};`];
    });
  }

  #output(type, prefix, path, scalar) {
    if (type.startsWith("[]")) {
      const [item, make] = this.#outputItem(type.slice(2), prefix);
      return [`OutputList<${item}>`, `new(${path}, static p => ${make("p")})`];
    }
    if (type.startsWith("#")) {
      const [item, make] = this.#outputItem(type, prefix);
      return [item, make(path)];
    }
    const cs = this.#outputScalar(type);
    return [`Output<${cs}>`, scalar(cs)];
  }

  #outputItem(type, prefix) {
    if (type.startsWith("#")) {
      const name = `${prefix}${simpleName(type)}`;
      return [name, (path) => `new ${name}(${path})`];
    }
    const cs = this.#outputScalar(type);
    return [`Output<${cs}>`, (path) => `${path}.Value<${cs}>()`];
  }

  #outputScalar(type) {
    if (type.startsWith("{}")) return `ImmutableDictionary<string, ${this.#outputScalar(type.slice(2))}>`;
    if (type.startsWith("enum:")) return this.#enumeration(type);
    if (!(type in scalars)) throw new Error(`There is no output of the type ${type}.`);
    return scalars[type];
  }
}

function obsolete(entry, name) {
  const message = entry.deprecated?.[name];
  return message ? [`[Obsolete(${literal(message)})]`] : [];
}

export const simpleName = (key) => key.split(/[.:]/).at(-1).replace("#", "");

/** A declaration with its members between braces. */
export function block(declaration, members) {
  return [declaration, "{", ...members.map((m) => (m === "" ? "" : `    ${m}`)), "}"];
}
