namespace WpAspire.SmokeTests.Support;

/// <summary>A toolbox beside a site of a <see cref="ManagedServer"/>, run as strictly as the site.</summary>
public sealed class RunningToolbox : IAsyncDisposable
{
    private readonly string _id;

    private RunningToolbox(string id) => _id = id;

    public static async Task<RunningToolbox> StartAsync(ManagedSite site, params string[] options)
    {
        var id = (await DockerCli.RunAsync(
            ["run", "--detach", "--read-only", "--tmpfs=/tmp", "--cap-drop=ALL", .. site.Arguments(), .. options, site.Server.Assembly.Images.Toolbox],
            TestContext.Current.CancellationToken)).Trim();
        await UntilStartedAsync(id, TestContext.Current.CancellationToken);
        return new(id);
    }

    /// <summary>Waits until a toolbox has written the connection settings: a command before that would not find them.</summary>
    public static Task UntilStartedAsync(string id, CancellationToken cancellationToken) => Condition.UntilAsync(
        async () => (await DockerCli.TryAsync(["exec", id, "pgrep", "sleep"], cancellationToken)).ExitCode == 0, "the toolbox has started", cancellationToken);

    public Task<CommandResult> TryAsync(params string[] command) => DockerCli.TryAsync(["exec", _id, .. command], TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync() => await DockerCli.TryAsync(["rm", "--force", "--volumes", _id], CancellationToken.None);
}
