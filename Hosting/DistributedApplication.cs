using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace WpAspire.Hosting;

/// <summary>An application: the model, and the services that run or publish it.</summary>
/// <example>
/// <code>
/// var builder = DistributedApplication.CreateBuilder(args);
/// var cache = builder.AddContainer("cache", "redis", "8").WithEndpoint(targetPort: 6379, name: "tcp");
/// builder.AddContainer("web", "web").WithEnvironment("CACHE", $"{cache.GetEndpoint("tcp")}").WaitFor(cache);
/// builder.Build().Run();
/// </code>
/// </example>
[DebuggerDisplay("{_host}")]
public class DistributedApplication : IHost, IAsyncDisposable
{
    private readonly IHost _host;
    private readonly string[] _args;
    private readonly AppHostInterception? _interception;
    private bool _started;
    private bool _disposed;

    /// <summary>Creates an application of a host.</summary>
    /// <param name="host">The host.</param>
    public DistributedApplication(IHost host)
        : this(host, [], null)
    {
    }

    internal DistributedApplication(IHost host, string[] args, AppHostInterception? interception)
    {
        ArgumentNullException.ThrowIfNull(host);
        _host = host;
        _args = args;
        _interception = interception;
    }

    /// <summary>The services of the application.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>Keeps the states of resources.</summary>
    public ResourceNotificationService ResourceNotifications => Services.GetRequiredService<ResourceNotificationService>();

    /// <summary>Executes the commands of resources.</summary>
    public ResourceCommandService ResourceCommands => Services.GetRequiredService<ResourceCommandService>();

    /// <summary>Creates a builder for an application without a command line.</summary>
    /// <returns>The builder.</returns>
    public static IDistributedApplicationBuilder CreateBuilder() => CreateBuilder([]);

    /// <summary>Creates a builder.</summary>
    /// <param name="args">The command line of the AppHost.</param>
    /// <returns>The builder.</returns>
    public static IDistributedApplicationBuilder CreateBuilder(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return CreateBuilder(new DistributedApplicationOptions { Args = args });
    }

    /// <summary>Creates a builder.</summary>
    /// <param name="options">Options of the application.</param>
    /// <returns>The builder.</returns>
    public static IDistributedApplicationBuilder CreateBuilder(DistributedApplicationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (AppHostInterception.Current is null)
        {
            UserErrors.Install();
        }

        return new DistributedApplicationBuilder(options);
    }

    /// <summary>Does what the command line asks for, until it is done.</summary>
    public void Run() => RunAsync().GetAwaiter().GetResult();

    /// <summary>Does what the command line asks for, until it is done. Sets the exit code of the process.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The end of the work.</returns>
    /// <exception cref="DistributedApplicationException">It could not be done.</exception>
    public virtual async Task RunAsync(CancellationToken cancellationToken = default)
    {
        if (_interception is not null)
        {
            await _interception.WaitForEndAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        var runner = Services.GetService<IAppHostVerbRunner>() ?? throw new DistributedApplicationException("The application has nothing that runs it.");
        try
        {
            Environment.ExitCode = await runner.RunAsync(_args, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Starts the resources on this machine. It does not wait until they run.</summary>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>The end of the start.</returns>
    public virtual async Task StartAsync(CancellationToken cancellationToken = default)
    {
        var orchestrator = Services.GetService<IApplicationOrchestrator>() ?? throw new DistributedApplicationException("The application has nothing that starts its resources.");
        _started = true;
        await Services.GetRequiredService<BeforeStartPublisher>().EnsurePublishedAsync(cancellationToken).ConfigureAwait(false);
        await _host.StartAsync(cancellationToken).ConfigureAwait(false);
        await orchestrator.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stops the resources.</summary>
    /// <param name="cancellationToken">Ends the patience with resources that do not stop.</param>
    /// <returns>The end of the stop.</returns>
    public virtual async Task StopAsync(CancellationToken cancellationToken = default)
    {
        if (!_started)
        {
            return;
        }

        _started = false;
        try
        {
            await Services.GetRequiredService<IApplicationOrchestrator>().StopAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await _host.StopAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public virtual void Dispose()
    {
        DisposeAsync().AsTask().GetAwaiter().GetResult();
        GC.SuppressFinalize(this);
    }

    /// <summary>Stops the resources if they were started, and ends the services.</summary>
    /// <returns>The end of the work.</returns>
    public virtual async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        try
        {
            await StopAsync().ConfigureAwait(false);
        }
        finally
        {
            if (_host is IAsyncDisposable disposable)
            {
                await disposable.DisposeAsync().ConfigureAwait(false);
            }
            else
            {
                _host.Dispose();
            }

            GC.SuppressFinalize(this);
        }
    }

    Task IHost.StartAsync(CancellationToken cancellationToken) => StartAsync(cancellationToken);

    Task IHost.StopAsync(CancellationToken cancellationToken) => StopAsync(cancellationToken);
}
