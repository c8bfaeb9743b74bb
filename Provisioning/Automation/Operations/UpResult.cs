using System.Collections.Immutable;

namespace WpAspire.Provisioning.Automation;

/// <summary>What came of <see cref="WorkspaceStack.UpAsync"/>.</summary>
public sealed record UpResult : UpdateResult
{
    /// <summary>The stack's outputs.</summary>
    public required IImmutableDictionary<string, OutputValue> Outputs { get; init; }
}
