namespace WpAspire.Provisioning.Tests.Changes;

/// <summary>What a change is on a site that lives.</summary>
public enum ChangeKind
{
    /// <summary>Nobody notices.</summary>
    InPlace,

    /// <summary>Something is away for about a minute.</summary>
    Restart,

    /// <summary>New tasks take over one by one.</summary>
    NewTasks,

    /// <summary>Something that holds nothing is made anew.</summary>
    Replaced,

    /// <summary>It is refused.</summary>
    Never,
}
