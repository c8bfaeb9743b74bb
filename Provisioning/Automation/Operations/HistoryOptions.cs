namespace WpAspire.Provisioning.Automation;

/// <summary>Options of <see cref="WorkspaceStack.GetHistoryAsync"/>.</summary>
public sealed class HistoryOptions
{
    /// <summary>The page, from 1; used with <see cref="PageSize"/>.</summary>
    public int? Page { get; set; }

    /// <summary>How many updates a page has; at least 1.</summary>
    public int? PageSize { get; set; }

    /// <summary>Whether secrets in the configuration are decrypted; by default they are not.</summary>
    public bool? ShowSecrets { get; set; }
}
