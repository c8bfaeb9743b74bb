using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace WpAspire.Hosting.Tests.LoadBalancing;

/// <summary>A web server in the place of a container; it answers with its name unless told otherwise.</summary>
internal sealed class Replica : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _requests;

    private Replica(string name, RequestDelegate? answer)
    {
        Name = name;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0").ConfigureKestrel(static k =>
        {
            k.Limits.MaxRequestBodySize = null;
            k.Limits.MaxRequestHeadersTotalSize = 128 * 1024;
            k.Limits.MaxRequestLineSize = 32 * 1024;
            k.RequestHeaderEncodingSelector = k.ResponseHeaderEncodingSelector = static _ => System.Text.Encoding.Latin1;
        });
        _app = builder.Build();
        _app.UseWebSockets();
        _app.Run(context =>
        {
            Interlocked.Increment(ref _requests);
            return answer is null ? context.Response.WriteAsync(name) : answer(context);
        });
    }

    public string Name { get; }

    public int Requests => _requests;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public static async Task<Replica> StartAsync(string name, RequestDelegate? answer = null)
    {
        var replica = new Replica(name, answer);
        await replica._app.StartAsync(TestContext.Current.CancellationToken);
        replica.Address = new Uri(replica._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return replica;
    }

    /// <summary>Ends at once, as a killed container does.</summary>
    public async Task KillAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        await _app.DisposeAsync();
    }
}
