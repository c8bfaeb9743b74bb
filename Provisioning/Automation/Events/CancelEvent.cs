namespace WpAspire.Provisioning.Automation.Events;

/// <summary>The last event of every operation, whether it was cancelled or not.</summary>
public sealed record CancelEvent;
