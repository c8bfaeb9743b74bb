using Aspire.Hosting;
using Aspire.Hosting.Testing;

namespace WpAspire.Packages.Tests;

/// <summary>A sample that runs, with volumes and secrets of its own, which are removed at the end.</summary>
internal sealed class SampleSite : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(6);

    private readonly string _name = $"p{Guid.NewGuid().ToString("N")[..10]}";
    private DistributedApplication? _app;
    private IDistributedApplicationTestingBuilder? _builder;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Starts a sample, and waits until some of its resources are healthy.</summary>
    public async Task StartAsync<TAppHost>(params string[] healthy)
        where TAppHost : class
    {
        _builder = await DistributedApplicationTestingBuilder.CreateAsync<TAppHost>([$"--name={_name}", $"--ASPIRE_USER_SECRETS_ID={_name}"], static (options, _) => options.DisableDashboard = true, Ct);
        _app = await _builder.BuildAsync(Ct);
        await _app.StartAsync(Ct).WaitAsync(s_patience, Ct);
        foreach (var resource in healthy)
        {
            await _app.ResourceNotifications.WaitForResourceHealthyAsync(resource, Ct).WaitAsync(s_patience, Ct);
        }
    }

    public HttpClient Client(string resource) => _app!.CreateHttpClient(resource, "http");

    /// <summary>Stops it. What it keeps stays.</summary>
    public async Task StopAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
            await _builder!.DisposeAsync();
        }

        _app = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Leftovers.RemoveAsync(_name);
    }
}
