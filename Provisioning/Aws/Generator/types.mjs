// Makes a type of the schema, a short text, of a TypeScript type:
//   string, integer, number, boolean, any      scalars
//   []T, {}T                                   lists and maps
//   #aws:rds.InstanceS3Import                  an object of the schema's `types` (inputs) or `outputTypes` (outputs)
//   enum:aws:rds.StorageType                   text that is one of the schema's `enums`
import ts from "typescript";

/** Makes the type of `node`; `references` takes note of the objects and enumerations that it names. */
export function typeOf(node, references) {
  switch (node.kind) {
    case ts.SyntaxKind.StringKeyword: return "string";
    case ts.SyntaxKind.NumberKeyword: return "number";
    case ts.SyntaxKind.BooleanKeyword: return "boolean";
    case ts.SyntaxKind.AnyKeyword: return "any";
    case ts.SyntaxKind.ParenthesizedType: return typeOf(node.type, references);
    case ts.SyntaxKind.ArrayType: return `[]${typeOf(node.elementType, references)}`;
    case ts.SyntaxKind.TypeLiteral: return `{}${typeOf(node.members[0].type, references)}`;
    case ts.SyntaxKind.UnionType: return unionOf(node, references);
    case ts.SyntaxKind.TypeReference: return referenceOf(node, references);
    default: throw new Error(`A type of the kind ${ts.SyntaxKind[node.kind]} is not known.`);
  }
}

function unionOf(node, references) {
  const members = node.types.filter((t) => t.kind !== ts.SyntaxKind.UndefinedKeyword);
  if (members.length === 1) return typeOf(members[0], references);
  const hasText = members.some((t) => t.kind === ts.SyntaxKind.StringKeyword);
  if (!hasText) throw new Error("A union without text is not known.");
  // An open enumeration: text, with values that are known.
  const enumeration = members.find((t) => nameOf(t)?.startsWith("enums."));
  if (enumeration) return typeOf(enumeration, { ...references, isOpen: true });
  // Text or the object that it is made of (JSON), text or the resource that it identifies: text says all.
  return "string";
}

function referenceOf(node, references) {
  const name = nameOf(node);
  if (name === "pulumi.Input" || name === "pulumi.Output") return typeOf(node.typeArguments[0], references);
  const [kind, ...path] = name.split(".");
  const key = path.join(".");
  if (kind === "inputs" || kind === "outputs") return `#${references.object(key)}`;
  if (kind === "enums") return `enum:${references.enumeration(key, references.isOpen ?? false)}`;
  throw new Error(`The type ${name} is not known.`);
}

function nameOf(node) {
  if (!ts.isTypeReferenceNode(node)) return undefined;
  const parts = [];
  let name = node.typeName;
  for (; ts.isQualifiedName(name); name = name.left) parts.unshift(name.right.text);
  parts.unshift(name.text);
  return parts.join(".");
}
