namespace WpAspire.Provisioning.Automation;

/// <summary>A stack, as in a list of stacks.</summary>
/// <param name="Name">The name.</param>
/// <param name="IsCurrent">Whether it is the one that is selected.</param>
/// <param name="LastUpdate">When it was last updated; <see langword="null"/> if never, or while it is being updated.</param>
/// <param name="IsUpdateInProgress">Whether it is being updated, as far as the backend knows.</param>
/// <param name="ResourceCount">How many resources it has, where the backend knows.</param>
/// <param name="Url">Its page, where the backend has one.</param>
public sealed record StackSummary(string Name, bool IsCurrent, DateTimeOffset? LastUpdate, bool IsUpdateInProgress, int? ResourceCount, string? Url);
