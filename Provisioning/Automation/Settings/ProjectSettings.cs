namespace WpAspire.Provisioning.Automation;

/// <summary>What <c>Pulumi.yaml</c> says about a project.</summary>
/// <param name="Name">The project's name.</param>
public sealed record ProjectSettings(string Name)
{
    /// <summary>What runs the program, such as <c>yaml</c>.</summary>
    public string? Runtime { get; init; }

    /// <summary>What the project is.</summary>
    public string? Description { get; init; }

    /// <summary>The program's directory, where it is not that of <c>Pulumi.yaml</c>.</summary>
    public string? Main { get; init; }

    /// <summary>Where it keeps its stacks, where it says so.</summary>
    public ProjectBackend? Backend { get; init; }
}
