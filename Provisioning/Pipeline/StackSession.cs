using WpAspire.Provisioning.Automation;

namespace WpAspire.Provisioning.Pipeline;

/// <summary>A stack that is open, and what was known of the site when it was opened.</summary>
/// <param name="Stack">The stack.</param>
/// <param name="State">Its state then.</param>
internal sealed record StackSession(WorkspaceStack Stack, StackState State);
