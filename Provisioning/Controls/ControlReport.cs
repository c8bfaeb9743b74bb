namespace WpAspire.Provisioning.Controls;

/// <summary>What became of each security control in a program.</summary>
/// <param name="Results">The controls, in the order of their numbers.</param>
public sealed record ControlReport(IReadOnlyList<ControlResult> Results)
{
    /// <summary>The number of controls of a status.</summary>
    /// <param name="status">The status.</param>
    public int Count(ControlStatus status) => Results.Count(r => r.Status == status);
}
