using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using WpAspire.Hosting.Orchestration;
using WpAspire.Hosting.Secrets;
using WpAspire.Hosting.Verbs;

namespace WpAspire.Hosting.Dashboard;

/// <summary>Serves the dashboard while the site runs, to this machine only.</summary>
internal sealed class DashboardServer(
    DashboardSettings settings, DashboardToken token, UserSecretsStore store, IServiceProvider services, ConsoleOutput console) : IAsyncDisposable
{
    private const string PortKey = "Dashboard:Port";
    private const int FirstPort = 18888;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication? _app;

    /// <summary>
    /// Its address, while it runs. It is not <c>localhost</c>, which the site is reached by: the site would be sent the
    /// dashboard's cookie otherwise.
    /// </summary>
    public Uri? Url { get; private set; }

    /// <summary>The address that lets the person in who opens it.</summary>
    public Uri? LoginUrl => Url is null ? null : new Uri(Url, $"login?t={Uri.EscapeDataString(token.Value)}");

    /// <summary>Completes when it serves, or there will be none.</summary>
    public Task Started => _started.Task;

    /// <summary>Begins to serve. Whatever goes wrong is told, and the site serves all the same.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (settings.IsEnabled)
            {
                await StartAsync(ChoosePort(), cancellationToken);
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or InvalidOperationException)
        {
            console.Error($"The dashboard could not be started: {exception.Message}");
        }
        finally
        {
            _started.TrySetResult();
            _gate.Release();
        }
    }

    /// <summary>Stops serving.</summary>
    public async Task StopAsync()
    {
        await _gate.WaitAsync();
        try
        {
            Url = null;
            if (_app is { } app)
            {
                _app = null;
                await app.StopAsync(new CancellationToken(canceled: true));
                await app.DisposeAsync();
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _gate.Dispose();
    }

    private async Task StartAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            await StartAtAsync(port, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            // The port was taken between the look and the leap, before it was bound or before it was listened at: any
            // other will do.
            await StartAtAsync(0, cancellationToken);
        }
    }

    private async Task StartAtAsync(int port, CancellationToken cancellationToken)
    {
        var app = DashboardApplication.Create(services, port);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        _app = app;
        Url = new Uri(app.Urls.Single());
        store.Set(PortKey, Url.Port.ToString(CultureInfo.InvariantCulture));
    }

    // The same as last time, so that a bookmark holds.
    private int ChoosePort()
    {
        var first = int.TryParse(store.Get(PortKey), CultureInfo.InvariantCulture, out var remembered) && remembered is > 0 and <= IPEndPoint.MaxPort ? remembered : FirstPort;
        return Enumerable.Range(first, 100).FirstOrDefault(static p => p <= IPEndPoint.MaxPort && PortHolder.IsFree(IPAddress.Loopback, p));
    }
}
