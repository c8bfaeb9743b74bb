using WpAspire.Provisioning.Automation.Events;

namespace WpAspire.Provisioning.Automation;

/// <summary>What all operations on a stack's resources have in common.</summary>
public abstract class UpdateOptions
{
    /// <summary>How many resources are worked on at a time.</summary>
    public int? Parallel { get; set; }

    /// <summary>What is written about the update in the stack's history.</summary>
    public string? Message { get; set; }

    /// <summary>The unique names of the only resources to work on.</summary>
    public IReadOnlyList<string>? Target { get; set; }

    /// <summary>The unique names of the resources to leave alone.</summary>
    public IReadOnlyList<string>? Exclude { get; set; }

    /// <summary>The directories of policy packs to hold the resources against.</summary>
    public IReadOnlyList<string>? PolicyPacks { get; set; }

    /// <summary>The configuration files of <see cref="PolicyPacks"/>, in the same order.</summary>
    public IReadOnlyList<string>? PolicyPackConfigs { get; set; }

    /// <summary>Called with each line of standard output, not on the caller's thread.</summary>
    public Action<string>? OnStandardOutput { get; set; }

    /// <summary>Called with each line of standard error, not on the caller's thread.</summary>
    public Action<string>? OnStandardError { get; set; }

    /// <summary>
    /// Called with each event, one at a time and in order, not on the caller's thread. What it throws ends the call once
    /// Pulumi is done; Pulumi itself is not disturbed.
    /// </summary>
    public Action<EngineEvent>? OnEvent { get; set; }

    /// <summary><c>always</c>, <c>never</c> (the default), <c>raw</c> or <c>auto</c>.</summary>
    public string? Color { get; set; }

    /// <summary>Whether plugins log as Pulumi does.</summary>
    public bool? LogFlow { get; set; }

    /// <summary>How much is logged, from 1 to 11.</summary>
    public int? LogVerbosity { get; set; }

    /// <summary>Whether logs go to standard error rather than to files.</summary>
    public bool? LogToStdErr { get; set; }

    /// <summary>Where traces go.</summary>
    public string? Tracing { get; set; }

    /// <summary>Whether debugging messages are events too.</summary>
    public bool? Debug { get; set; }

    /// <summary>Whether standard output is JSON.</summary>
    public bool? Json { get; set; }

    /// <summary>The configuration file to use instead of <c>Pulumi.{stack}.yaml</c>.</summary>
    public string? ConfigFile { get; set; }

    /// <summary>
    /// Ends Pulumi at once, in the middle of what it does. The operation's cancellation token lets it finish the steps
    /// that it has begun; this is for whoever cannot wait, since resources may be left that Pulumi does not know.
    /// </summary>
    public CancellationToken TerminationToken { get; set; }
}
