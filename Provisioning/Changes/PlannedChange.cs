using WpAspire.Provisioning.Automation.Progress;

namespace WpAspire.Provisioning.Changes;

/// <summary>What is planned for a resource.</summary>
/// <param name="Urn">The resource's unique name.</param>
/// <param name="Action">What is to be done with it.</param>
/// <param name="Properties">What of it differs; empty where it is added or removed.</param>
/// <param name="Reasons">The properties for which it is replaced.</param>
internal sealed record PlannedChange(string Urn, ChangeAction Action, IReadOnlyList<string> Properties, IReadOnlyList<string> Reasons)
{
    /// <summary>The name in the stack, such as <c>blog-mariadb</c>.</summary>
    public string LogicalName => ResourceUrn.Parse(Urn).Name;

    /// <summary>The type as a person writes it, such as <c>aws:rds:Instance</c>.</summary>
    public string Type => ResourceUrn.Parse(Urn).Type;

    /// <summary>The name in the program, such as <c>mariadb</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The part of the site that it belongs to.</summary>
    public SitePart Part => SiteParts.Of(Type);

    /// <summary>
    /// Whether it only follows from resources that are changed in place: Pulumi cannot know before what they will say of
    /// themselves, and mostly they say what they said before.
    /// </summary>
    public bool IsUncertain { get; init; }

    /// <summary>Whether the one that takes its place is there before it goes.</summary>
    public bool IsCreatedFirst { get; init; } = true;

    /// <summary>What was asked for until now; secrets are masked.</summary>
    public IReadOnlyDictionary<string, System.Text.Json.JsonElement> Old { get; init; } = new Dictionary<string, System.Text.Json.JsonElement>();

    /// <summary>What is asked for from now on; secrets are masked, and what nobody knows before is as Pulumi marks it.</summary>
    public IReadOnlyDictionary<string, System.Text.Json.JsonElement> New { get; init; } = new Dictionary<string, System.Text.Json.JsonElement>();

    /// <summary>Whether what is removed or replaced stays in AWS, where nobody looks after it any more.</summary>
    public bool StaysInAws { get; init; }

    /// <summary>The properties whose new value nobody knows before.</summary>
    public IReadOnlySet<string> Unknown { get; init; } = new HashSet<string>();

    /// <summary>Whether a property differs.</summary>
    public bool Touches(params string[] properties) => Properties.Any(properties.Contains);
}
