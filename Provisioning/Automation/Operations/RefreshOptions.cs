namespace WpAspire.Provisioning.Automation;

/// <summary>Options of <see cref="WorkspaceStack.RefreshAsync"/>.</summary>
public sealed class RefreshOptions : UpdateOptions
{
    /// <summary>Whether the state is left as it is.</summary>
    public bool? PreviewOnly { get; set; }

    /// <summary>Whether a change is an error.</summary>
    public bool? ExpectNoChanges { get; set; }

    /// <summary>Whether secrets in <see cref="UpdateResult.Summary"/> are decrypted; by default they are not.</summary>
    public bool? ShowSecrets { get; set; }

    /// <summary>Whether resources whose creation was interrupted are left as they are.</summary>
    public bool? SkipPendingCreates { get; set; }

    /// <summary>Whether resources whose creation was interrupted are forgotten.</summary>
    public bool? ClearPendingCreates { get; set; }

    /// <summary>Resources whose creation was interrupted, with the provider's names for them.</summary>
    public IReadOnlyList<PendingCreateValue>? ImportPendingCreates { get; set; }

    /// <summary>Whether the program is run, so that providers have their newest settings.</summary>
    public bool? RunProgram { get; set; }
}
