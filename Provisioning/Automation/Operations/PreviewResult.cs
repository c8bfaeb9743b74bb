using System.Collections.Immutable;

namespace WpAspire.Provisioning.Automation;

/// <summary>What came of <see cref="WorkspaceStack.PreviewAsync"/>.</summary>
/// <param name="StandardOutput">What Pulumi wrote to standard output.</param>
/// <param name="StandardError">What Pulumi wrote to standard error.</param>
/// <param name="ChangeSummary">How many resources would have which operation.</param>
public sealed record PreviewResult(string StandardOutput, string StandardError, IImmutableDictionary<OperationType, int> ChangeSummary);
