namespace WpAspire.Hosting.Orchestration;

/// <summary>What the command line says about a run.</summary>
internal sealed class RunOptions
{
    /// <summary>Builds images even where one of the same content exists: for a newer base image or newer packages.</summary>
    public bool ForceBuild { get; set; }

    /// <summary>Whether it was started by <c>start</c>, and no terminal concerns it.</summary>
    public bool IsBackground { get; set; }
}
