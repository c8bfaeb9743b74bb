namespace WpAspire.Hosting;

/// <summary>Does what the command line asks for: <c>run</c>, <c>down</c>, <c>publish</c>…</summary>
internal interface IAppHostVerbRunner
{
    /// <summary>Does it, and gives the exit code of the process.</summary>
    Task<int> RunAsync(string[] args, CancellationToken cancellationToken);
}
