namespace WpAspire.Provisioning.Automation;

/// <summary>Options of <see cref="WorkspaceStack.PreviewAsync"/>.</summary>
public sealed class PreviewOptions : UpdateOptions
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

    /// <summary>The file to save the plan to.</summary>
    public string? Plan { get; set; }

    /// <summary>Whether the state is compared with what the providers have first.</summary>
    public bool? Refresh { get; set; }

    /// <summary>Whether resources that are only read are shown on standard output.</summary>
    public bool? ShowReads { get; set; }
}
