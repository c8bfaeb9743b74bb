namespace WpAspire.SmokeTests.Support;

/// <summary>A toolbox beside a site of a <see cref="ManagedServer"/>, run as strictly as the site.</summary>
public sealed class RunningToolbox : IAsyncDisposable
{
    private readonly string _id;

    private RunningToolbox(string id) => _id = id;

    public static async Task<RunningToolbox> StartAsync(ManagedSite site, params string[] options)
        => new((await DockerCli.RunAsync(
            ["run", "--detach", "--read-only", "--tmpfs=/tmp", "--cap-drop=ALL", .. site.Arguments(), .. options, site.Server.Assembly.Images.Toolbox],
            TestContext.Current.CancellationToken)).Trim());

    /// <summary>Runs a command in it, as soon as it has written the connection settings.</summary>
    public async Task<CommandResult> TryAsync(params string[] command)
    {
        await Condition.UntilAsync(
            async () => (await DockerCli.TryAsync(["exec", _id, "test", "-e", "/tmp/home/.innotop/innotop.conf"], TestContext.Current.CancellationToken)).ExitCode == 0,
            "the toolbox has started", TestContext.Current.CancellationToken);
        return await DockerCli.TryAsync(["exec", _id, .. command], TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync() => await DockerCli.TryAsync(["rm", "--force", "--volumes", _id], CancellationToken.None);
}
