using System.Text.Json;

namespace WpAspire.Provisioning.Aws.Schema;

/// <summary>What Pulumi's packages say of the resource types and functions that this project uses: the source of the generated types, and what a program can be checked against.</summary>
public sealed record PackageSchema
{
    private static readonly Lazy<PackageSchema> s_default = new(Read);

    /// <summary>The schema of the generated types.</summary>
    public static PackageSchema Default => s_default.Value;

    /// <summary>The versions of the packages, by name, such as <c>aws</c>.</summary>
    public required IReadOnlyDictionary<string, string> Packages { get; init; }

    /// <summary>The resource types, by token.</summary>
    public required IReadOnlyDictionary<string, ResourceSchema> Resources { get; init; }

    /// <summary>The functions, by token.</summary>
    public required IReadOnlyDictionary<string, ResourceSchema> Functions { get; init; }

    /// <summary>The objects inside inputs, by key, such as <c>aws:ecs.ServiceNetworkConfiguration</c>.</summary>
    public required IReadOnlyDictionary<string, ObjectSchema> Types { get; init; }

    /// <summary>The objects inside outputs that are no inputs, by key.</summary>
    public required IReadOnlyDictionary<string, ObjectSchema> OutputTypes { get; init; }

    /// <summary>The enumerations, by key.</summary>
    public required IReadOnlyDictionary<string, EnumSchema> Enums { get; init; }

    private static PackageSchema Read()
    {
        using var stream = typeof(PackageSchema).Assembly.GetManifestResourceStream("WpAspire.Provisioning.Aws.schema.json")!;
        return JsonSerializer.Deserialize<PackageSchema>(stream, JsonSerializerOptions.Web)!;
    }
}
