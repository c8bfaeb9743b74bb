using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace WpAspire.Provisioning.Automation.Serialization;

/// <summary>Settings files. JSON is YAML too, so that there is one way to read them.</summary>
internal static class SettingsYaml
{
    private const string Secure = "secure";

    /// <summary>Reads <c>Pulumi.yaml</c>.</summary>
    /// <exception cref="DistributedApplicationException">It is no YAML, or has no name.</exception>
    public static ProjectSettings ReadProject(string text, string file)
    {
        var root = Root(text, file);
        var runtime = Child(root, "runtime");
        return new(Text(Child(root, "name")) ?? throw new DistributedApplicationException($"{file} has no `name`: a Pulumi project needs one."))
        {
            Runtime = Text(runtime) ?? Text(Child(runtime, "name")),
            Description = Text(Child(root, "description")),
            Main = Text(Child(root, "main")),
            Backend = Child(root, "backend") is YamlMappingNode backend ? new(Text(Child(backend, "url"))) : null,
        };
    }

    /// <summary>Reads <c>Pulumi.{stack}.yaml</c>.</summary>
    /// <exception cref="DistributedApplicationException">It is no YAML.</exception>
    public static StackSettings ReadStack(string text, string file)
    {
        var root = Root(text, file);
        return new()
        {
            SecretsProvider = Text(Child(root, "secretsprovider")),
            EncryptedKey = Text(Child(root, "encryptedkey")),
            EncryptionSalt = Text(Child(root, "encryptionsalt")),
            Config = (Child(root, "config") as YamlMappingNode)?.Children.ToDictionary(static c => Text(c.Key) ?? "", static c => Value(c.Value), StringComparer.Ordinal),
        };
    }

    /// <summary>Writes <c>Pulumi.{stack}.yaml</c>. Strings are quoted, since Pulumi guesses the type of what is not.</summary>
    public static string WriteStack(StackSettings settings)
    {
        var lines = new List<string>();
        void Add(string key, string? value)
        {
            if (value is not null)
            {
                lines.Add($"{key}: {Quoted(value)}");
            }
        }

        Add("secretsprovider", settings.SecretsProvider);
        Add("encryptedkey", settings.EncryptedKey);
        Add("encryptionsalt", settings.EncryptionSalt);
        if (settings.Config is { Count: > 0 } config)
        {
            lines.Add("config:");
            lines.AddRange(config.OrderBy(static c => c.Key, StringComparer.Ordinal).Select(static c => $"  {Quoted(c.Key)}: {Yaml(c.Value)}"));
        }

        return string.Concat(lines.Select(static l => l + "\n"));
    }

    private static string Yaml(StackSettingsConfigValue value) => value switch
    {
        { IsSecure: true } => $"{{ {Secure}: {Quoted(value.Value)} }}",
        { IsObject: true } => value.Value,
        _ => Quoted(value.Value),
    };

    private static string Quoted(string text) =>
        $"\"{string.Concat(text.Select(static c => c is '"' or '\\' ? $"\\{c}" : char.IsControl(c) ? $"\\u{(int)c:x4}" : c.ToString()))}\"";

    private static StackSettingsConfigValue Value(YamlNode node) => node switch
    {
        YamlScalarNode scalar => new(scalar.Value ?? "", isSecure: false),
        YamlMappingNode { Children.Count: 1 } mapping when Child(mapping, Secure) is YamlScalarNode cipher => new(cipher.Value ?? "", isSecure: true),
        _ => new(Json(node)?.ToJsonString() ?? "null", isSecure: false) { IsObject = true },
    };

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(static c => KeyValuePair.Create(Text(c.Key) ?? "", Json(c.Value)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar => Plain(scalar.Value ?? ""),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => null,
    };

    private static JsonNode? Plain(string text) => text switch
    {
        "" or "null" or "~" => null,
        "true" => JsonValue.Create(true),
        "false" => JsonValue.Create(false),
        _ => IsJsonNumber(text) ? JsonNode.Parse(text) : JsonValue.Create(text),
    };

    private static bool IsJsonNumber(string text)
    {
        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(text));
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.Number && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static YamlMappingNode Root(string text, string file)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents switch
            {
                [] => new(),
                [{ RootNode: YamlMappingNode root }, ..] => root,
                [{ RootNode: YamlScalarNode { Value: null or "" } }, ..] => new(),
                _ => throw new DistributedApplicationException($"{file} is not a mapping of keys to values."),
            };
        }
        catch (YamlException exception)
        {
            throw new DistributedApplicationException($"{file} is no YAML: line {exception.Start.Line}, column {exception.Start.Column}.", exception);
        }
    }

    private static YamlNode? Child(YamlNode? node, string key) =>
        (node as YamlMappingNode)?.Children.FirstOrDefault(c => Text(c.Key) == key).Value;

    private static string? Text(YamlNode? node) => (node as YamlScalarNode)?.Value;
}
