namespace WpAspire.Hosting.Dashboard.Graphs;

/// <summary>The outline of a box.</summary>
public enum GraphShape
{
    /// <summary>Something that runs or is made.</summary>
    Box,

    /// <summary>Something that keeps data.</summary>
    Store,

    /// <summary>Somebody or something that is there anyway.</summary>
    Outside,
}
