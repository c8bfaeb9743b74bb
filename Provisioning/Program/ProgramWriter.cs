using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace WpAspire.Provisioning.Program;

/// <summary>
/// Writes a program as Pulumi YAML. Every text is quoted and every <c>$</c> in it doubled, so that nothing is read as
/// a number, a truth value or an expression that was not meant as one.
/// </summary>
internal static class ProgramWriter
{
    /// <summary>The key in the stack's settings under which the secrets are that whoever deploys gives.</summary>
    public const string SecretsConfigKey = "secrets";

    /// <summary>Writes a program with its project.</summary>
    /// <param name="project">The project's name.</param>
    /// <param name="description">What the project is, for people.</param>
    /// <param name="program">The program.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(string project, string description, PulumiProgram program, TextWriter writer)
    {
        var yaml = new YamlEmitter(writer);
        yaml.Begin();
        yaml.Map(() =>
        {
            yaml.Pair("name", project);
            yaml.Pair("description", description);
            yaml.Key("runtime");
            yaml.Plain("yaml");
            WriteConfig(yaml, program);
            yaml.Key("variables", program.Invocations.Count > 0, () =>
            {
                foreach (var invocation in program.Invocations)
                {
                    yaml.Key(invocation.Name, () => WriteInvocation(yaml, invocation));
                }
            });
            yaml.Key("resources", () =>
            {
                foreach (var resource in program.Resources)
                {
                    yaml.Key(resource.Name, () => WriteResource(yaml, program, resource));
                }
            });
            yaml.Key("outputs", program.Outputs.Count > 0, () =>
            {
                foreach (var (name, value) in program.Outputs)
                {
                    yaml.Key(name);
                    WriteExpression(yaml, value);
                }
            });
        });
        yaml.End();
    }

    /// <summary>An expression as text: <c>${database.address}</c>.</summary>
    /// <returns>The text, or <see langword="null"/> for an expression that is no text.</returns>
    public static string? Text(Expression expression) => expression switch
    {
        LiteralExpression { Value: string text } => Escape(text),
        ResourceExpression reference => $"${{{reference.Resource.Name}.{reference.Path}}}",
        InvocationExpression reference => $"${{{reference.Invocation.Name}.{reference.Path}}}",
        ConfigSecretExpression secret => $"${{{SecretsConfigKey}.{secret.Name}}}",
        InterpolationExpression text when text.Parts.All(static p => Text(p) is not null) => string.Concat(text.Parts.Select(Text)),
        _ => null,
    };

    private static void WriteConfig(YamlEmitter yaml, PulumiProgram program) =>
        yaml.Key("config", program.ConfigSecrets.Count > 0, () =>
            yaml.Key(SecretsConfigKey, () =>
            {
                // Pulumi YAML warns of a description here.
                yaml.Comment($"Each set with `pulumi config set --path '{SecretsConfigKey}.NAME' --secret`: {string.Join("; ", program.ConfigSecrets.Select(static s => $"{s.Key}: {s.Value}"))}");
                yaml.Pair("type", "object");
            }));

    private static void WriteInvocation(YamlEmitter yaml, Invocation invocation) =>
        yaml.Key("fn::invoke", () =>
        {
            yaml.Pair("function", invocation.Function);
            WriteProperties(yaml, "arguments", invocation.Args.Properties());
        });

    private static void WriteResource(YamlEmitter yaml, PulumiProgram program, CustomResource resource)
    {
        yaml.Pair("type", resource.Type);
        yaml.Pair("name", program.LogicalNameOf(resource));
        if (resource.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal))
        {
            yaml.Key("defaultProvider");
            yaml.Plain("true");
        }

        WriteProperties(yaml, "properties", resource.Args.Properties());
        WriteOptions(yaml, resource.Options);
    }

    private static void WriteProperties(YamlEmitter yaml, string key, ObjectExpression properties) =>
        yaml.Key(key, properties.Properties.Length > 0, () =>
        {
            foreach (var (name, value) in properties.Properties)
            {
                yaml.Key(name);
                WriteExpression(yaml, value);
            }
        });

    private static void WriteOptions(YamlEmitter yaml, CustomResourceOptions options) =>
        yaml.Key("options", options != s_defaults, () =>
        {
            yaml.List("dependsOn", options.DependsOn.Select(static r => $"${{{r.Name}}}"));
            WriteFlag(yaml, "protect", options.Protect);
            WriteFlag(yaml, "retainOnDelete", options.RetainOnDelete);
            WriteFlag(yaml, "deleteBeforeReplace", options.DeleteBeforeReplace);
            yaml.List("ignoreChanges", options.IgnoreChanges);
            yaml.List("replaceOnChanges", options.ReplaceOnChanges);
            yaml.List("additionalSecretOutputs", options.AdditionalSecretOutputs);
            yaml.Key("customTimeouts", options.CustomTimeouts is not null, () =>
            {
                yaml.Pair("create", options.CustomTimeouts!.Create);
                yaml.Pair("update", options.CustomTimeouts.Update);
                yaml.Pair("delete", options.CustomTimeouts.Delete);
            });
        });

    private static readonly CustomResourceOptions s_defaults = new();

    private static void WriteFlag(YamlEmitter yaml, string name, bool value)
    {
        if (value)
        {
            yaml.Key(name);
            yaml.Plain("true");
        }
    }

    private static void WriteExpression(YamlEmitter yaml, Expression expression)
    {
        switch (expression)
        {
            case LiteralExpression { Value: bool flag }:
                yaml.Plain(flag ? "true" : "false");
                break;
            case LiteralExpression { Value: IFormattable number }:
                yaml.Plain(number.ToString(null, CultureInfo.InvariantCulture));
                break;
            case ListExpression list:
                yaml.Sequence(() =>
                {
                    foreach (var item in list.Items)
                    {
                        WriteExpression(yaml, item);
                    }
                });
                break;
            case ObjectExpression map:
                yaml.Map(() =>
                {
                    foreach (var (name, value) in map.Properties)
                    {
                        // Keys of nested objects are read for expressions, too.
                        yaml.Key(Escape(name));
                        WriteExpression(yaml, value);
                    }
                });
                break;
            case FunctionExpression function:
                yaml.Map(() =>
                {
                    yaml.Key($"fn::{function.Name}");
                    WriteExpression(yaml, function.Argument);
                });
                break;
            case InterpolationExpression text when text.Parts.Count(static p => p is not LiteralExpression) > 1:
                WriteExpression(yaml, new FunctionExpression("join", new ListExpression([new LiteralExpression(""), new ListExpression(WithOneReferenceEach(text))])));
                break;
            default:
                yaml.Quoted(Text(expression) ?? throw new InvalidOperationException($"An expression of the type '{expression.GetType().Name}' cannot be written."));
                break;
        }
    }

    // Pulumi YAML looks the second reference of a text up when it has the value of the first, while it goes on registering
    // resources, and then may end with "concurrent map read and map write" (pulumi/pulumi-yaml issue 1164).
    private static List<Expression> WithOneReferenceEach(InterpolationExpression text)
    {
        List<List<Expression>> texts = [[]];
        foreach (var part in text.Parts)
        {
            if (part is not LiteralExpression && texts[^1].Exists(static p => p is not LiteralExpression))
            {
                texts.Add([]);
            }

            texts[^1].Add(part);
        }

        return [.. texts.Select(static t => t.Count == 1 ? t[0] : new InterpolationExpression(t))];
    }

    private static string Escape(string text) => text.Replace("$", "$$", StringComparison.Ordinal);

    /// <summary>The few kinds of YAML that a program consists of.</summary>
    private sealed class YamlEmitter(TextWriter writer)
    {
        private readonly Emitter _emitter = new(writer, new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024, newLine: "\n"));

        public void Begin()
        {
            _emitter.Emit(new StreamStart());
            _emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        }

        public void End()
        {
            _emitter.Emit(new DocumentEnd(isImplicit: true));
            _emitter.Emit(new StreamEnd());
        }

        public void Map(Action content)
        {
            _emitter.Emit(new MappingStart());
            content();
            _emitter.Emit(new MappingEnd());
        }

        public void Sequence(Action content)
        {
            _emitter.Emit(new SequenceStart(null, null, isImplicit: true, SequenceStyle.Block));
            content();
            _emitter.Emit(new SequenceEnd());
        }

        public void Comment(string text) => _emitter.Emit(new Comment(text, isInline: false));

        public void Key(string key)
        {
            if (IsPlainKey(key))
            {
                Plain(key);
            }
            else
            {
                Quoted(key);
            }
        }

        public void Key(string key, Action content) => Key(key, true, content);

        public void Key(string key, bool condition, Action content)
        {
            if (condition)
            {
                Key(key);
                Map(content);
            }
        }

        public void Pair(string key, string? value)
        {
            if (value is not null)
            {
                Key(key);
                Quoted(value);
            }
        }

        public void List(string key, IEnumerable<string> values)
        {
            var items = values.ToArray();
            if (items.Length > 0)
            {
                Key(key);
                Sequence(() => Array.ForEach(items, Quoted));
            }
        }

        public void Plain(string text) => _emitter.Emit(new Scalar(null, null, text, ScalarStyle.Plain, isPlainImplicit: true, isQuotedImplicit: false));

        public void Quoted(string text) => _emitter.Emit(new Scalar(null, null, text, ScalarStyle.DoubleQuoted, isPlainImplicit: false, isQuotedImplicit: true));

        // A key that YAML could take for something else than text is quoted.
        private static bool IsPlainKey(string key) =>
            key.Length > 0 && char.IsAsciiLetter(key[0])
            && key.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or ':' or '.')
            && !key.EndsWith(':')
            && key.ToLowerInvariant() is not ("true" or "false" or "yes" or "no" or "on" or "off" or "null" or "y" or "n");
    }
}
