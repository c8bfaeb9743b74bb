namespace WpAspire.Provisioning.Automation;

/// <summary>What came of an update that succeeded.</summary>
public record UpdateResult
{
    /// <summary>What Pulumi wrote to standard output.</summary>
    public required string StandardOutput { get; init; }

    /// <summary>What Pulumi wrote to standard error.</summary>
    public required string StandardError { get; init; }

    /// <summary>The stack's last update; <see langword="null"/> where it has no history.</summary>
    public UpdateSummary? Summary { get; init; }
}
