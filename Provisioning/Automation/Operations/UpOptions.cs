namespace WpAspire.Provisioning.Automation;

/// <summary>Options of <see cref="WorkspaceStack.UpAsync"/>.</summary>
public sealed class UpOptions : UpdateOptions
{
    /// <summary>Whether a change is an error.</summary>
    public bool? ExpectNoChanges { get; set; }

    /// <summary>Whether standard output shows differences in detail.</summary>
    public bool? Diff { get; set; }

    /// <summary>The unique names of resources to replace.</summary>
    public IReadOnlyList<string>? Replace { get; set; }

    /// <summary>Whether what depends on <see cref="UpdateOptions.Exclude"/> is left alone too.</summary>
    public bool? ExcludeDependents { get; set; }

    /// <summary>Whether what depends on <see cref="UpdateOptions.Target"/> may be changed too.</summary>
    public bool? TargetDependents { get; set; }

    /// <summary>The file of a plan that must be kept to.</summary>
    public string? Plan { get; set; }

    /// <summary>Whether secrets in <see cref="UpdateResult.Summary"/> are decrypted; by default they are not.</summary>
    public bool? ShowSecrets { get; set; }

    /// <summary>Whether other resources are gone on with after one has failed.</summary>
    public bool? ContinueOnError { get; set; }

    /// <summary>Whether the state is compared with what the providers have first.</summary>
    public bool? Refresh { get; set; }

    /// <summary>Whether resources that are only read are shown on standard output.</summary>
    public bool? ShowReads { get; set; }
}
