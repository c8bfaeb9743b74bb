using System.Net;
using System.Net.Sockets;
using System.Text;
using CliWrap;

namespace WpAspire.Packages.Tests;

/// <summary>An AppHost that is written in a directory of its own. What its site leaves is removed at the end.</summary>
internal sealed class FreshAppHost : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(6);

    private readonly int _port = FreePort();

    public FreshAppHost(PackedFeed feed, string directory) =>
        Directory = System.IO.Directory.CreateDirectory(Path.Combine(feed.Root, directory)).FullName;

    public string Directory { get; }

    /// <summary>The name of the site.</summary>
    public string Name { get; } = $"p{Guid.NewGuid().ToString("N")[..10]}";

    /// <summary>A site made by the images of this repository, all but its end.</summary>
    public string Program =>
        $$"""
        var builder = DistributedApplication.CreateBuilder(["--name={{Name}}"]);
        var database = builder.AddMariaDb("mariadb").WithDockerfile("{{Path.Combine(Repository.Root, "docker", "mariadb")}}").WithDataVolume().AddDatabase("wordpress-db", "wordpress");
        builder.AddWordPress("wordpress", database, port: {{_port}})
               .WithDockerfile("{{Path.Combine(Repository.Root, "docker", "wordpress")}}")
               .WithSiteTitle("Fresh site")
               .WithUploads(builder.AddSharedVolume("uploads"))
               .WithExternalHttpEndpoints();

        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public Task WriteAsync(string file, string text) => File.WriteAllTextAsync(Path.Combine(Directory, file), text, Ct);

    /// <summary>Runs it until its site answers, and stops it.</summary>
    /// <returns>The first page.</returns>
    public async Task<string> RunUntilItAnswersAsync(string[] arguments)
    {
        var output = new StringBuilder();
        using var killing = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var run = Cli.Wrap("dotnet")
            .WithArguments(arguments)
            .WithWorkingDirectory(Directory)
            .WithEnvironmentVariables(static e => e
                .Set("DOTNET_ENVIRONMENT", "Development")
                .Set("ASPNETCORE_URLS", "http://127.0.0.1:0")
                .Set("ASPIRE_ALLOW_UNSECURED_TRANSPORT", "true")
                .Set("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "http://127.0.0.1:0")
                .Set("ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL", "http://127.0.0.1:0"))
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(output))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(killing.Token);
        try
        {
            return await FirstPageAsync(run.Task).WaitAsync(s_patience, Ct);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"The site did not answer. {output}", exception);
        }
        finally
        {
            // "dotnet run" leaves Ctrl+C to the terminal, which tells all of its programs; the other signal it passes on.
            killing.CancelAfter(s_patience);
            await Tool.TryAsync("kill", Directory, "-TERM", $"{run.ProcessId}");
            await ((Task)run.Task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public async ValueTask DisposeAsync() => await Leftovers.RemoveAsync(Name);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<string> FirstPageAsync(Task ended)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_port}") };
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        while (await timer.WaitForNextTickAsync(Ct))
        {
            if (ended.IsCompleted)
            {
                throw new InvalidOperationException("It has ended.");
            }

            try
            {
                using var answer = await client.GetAsync(new Uri("/", UriKind.Relative), Ct);
                if (answer.IsSuccessStatusCode)
                {
                    return await answer.Content.ReadAsStringAsync(Ct);
                }
            }
            catch (HttpRequestException)
            {
                // Nobody listens yet.
            }
        }

        throw new OperationCanceledException(Ct);
    }
}
