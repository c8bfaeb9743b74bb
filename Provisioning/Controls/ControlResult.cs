namespace WpAspire.Provisioning.Controls;

/// <summary>A security control and what became of it in a program.</summary>
public sealed record ControlResult
{
    /// <summary>The number in the list of controls: 1 to 80.</summary>
    public required int Number { get; init; }

    /// <summary>What it is about: <c>ECS</c>, <c>EFS</c>, <c>RDS</c>…</summary>
    public required string Section { get; init; }

    /// <summary>What must be so.</summary>
    public required string Assertion { get; init; }

    /// <summary>Its names in AWS Foundational Security Best Practices, such as <c>ECS.12</c>.</summary>
    public IReadOnlyList<string> Fsbp { get; init; } = [];

    /// <summary>Its names in Checkov, such as <c>CKV_AWS_65</c>.</summary>
    public IReadOnlyList<string> Checkov { get; init; } = [];

    /// <summary>Its names in Trivy, such as <c>AWS-0034</c>.</summary>
    public IReadOnlyList<string> Trivy { get; init; } = [];

    /// <summary>What became of it.</summary>
    public required ControlStatus Status { get; init; }

    /// <summary>What became of each of those names: one that is about a part of the control only has the status of that part.</summary>
    public IReadOnlyDictionary<string, ControlStatus> Ids { get; init; } = new Dictionary<string, ControlStatus>();

    /// <summary>Why it is waived or not applicable, or what does not meet it; <see langword="null"/> if it is met.</summary>
    public string? Reason { get; init; }
}
