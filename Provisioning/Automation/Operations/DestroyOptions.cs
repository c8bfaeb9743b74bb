namespace WpAspire.Provisioning.Automation;

/// <summary>Options of <see cref="WorkspaceStack.DestroyAsync"/>.</summary>
public sealed class DestroyOptions : UpdateOptions
{
    /// <summary>Whether nothing is deleted.</summary>
    public bool? PreviewOnly { get; set; }

    /// <summary>Whether what depends on <see cref="UpdateOptions.Exclude"/> is left alone too.</summary>
    public bool? ExcludeDependents { get; set; }

    /// <summary>Whether what depends on <see cref="UpdateOptions.Target"/> is deleted too.</summary>
    public bool? TargetDependents { get; set; }

    /// <summary>Whether secrets in <see cref="UpdateResult.Summary"/> are decrypted; by default they are not.</summary>
    public bool? ShowSecrets { get; set; }

    /// <summary>Whether other resources are gone on with after one has failed.</summary>
    public bool? ContinueOnError { get; set; }

    /// <summary>Whether the state is compared with what the providers have first.</summary>
    public bool? Refresh { get; set; }

    /// <summary>Whether the program is run, so that providers have their newest settings.</summary>
    public bool? RunProgram { get; set; }
}
