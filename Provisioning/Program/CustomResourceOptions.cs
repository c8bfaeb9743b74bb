namespace WpAspire.Provisioning.Program;

/// <summary>How Pulumi treats a resource. The names are those of the official SDK.</summary>
public sealed record CustomResourceOptions
{
    /// <summary>Resources that must exist before this one, beyond those that its inputs refer to.</summary>
    public IReadOnlyList<CustomResource> DependsOn { get; init; } = [];

    /// <summary>Whether Pulumi refuses to delete it.</summary>
    public bool Protect { get; init; }

    /// <summary>Whether it stays in the cloud when it leaves the program.</summary>
    public bool RetainOnDelete { get; init; }

    /// <summary>Whether a replacement is made after the old one is gone, where both cannot exist at once.</summary>
    public bool DeleteBeforeReplace { get; init; }

    /// <summary>Inputs whose changes are left to others, such as <c>desiredCount</c> to autoscaling.</summary>
    public IReadOnlyList<string> IgnoreChanges { get; init; } = [];

    /// <summary>Inputs whose changes replace the resource.</summary>
    public IReadOnlyList<string> ReplaceOnChanges { get; init; } = [];

    /// <summary>Outputs that are kept secret beyond those that the schema says.</summary>
    public IReadOnlyList<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>How long Pulumi waits for the provider.</summary>
    public CustomTimeouts? CustomTimeouts { get; init; }
}

/// <summary>How long Pulumi waits for the provider: Go durations such as <c>40m</c>; <see langword="null"/> for the provider's own.</summary>
/// <param name="Create">For a creation.</param>
/// <param name="Update">For an update.</param>
/// <param name="Delete">For a deletion.</param>
public sealed record CustomTimeouts(string? Create = null, string? Update = null, string? Delete = null);
