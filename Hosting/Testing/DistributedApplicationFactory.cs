using System.Reflection;
using Microsoft.Extensions.Hosting;

namespace WpAspire.Hosting.Testing;

/// <summary>
/// Runs the program of an AppHost in the process of a test, and takes over where the program builds and runs the
/// application.
/// </summary>
/// <remarks>
/// The program runs on a thread of its own. Its <c>Build</c> waits until the test builds; its <c>Run</c> waits until
/// the test is done, and does nothing else.
/// </remarks>
public class DistributedApplicationFactory : IDisposable, IAsyncDisposable
{
    private readonly Type _entryPoint;
    private readonly string[] _args;
    private readonly TaskCompletionSource<DistributedApplicationBuilder> _builder = NewSource<DistributedApplicationBuilder>();
    private readonly TaskCompletionSource<DistributedApplication> _application = NewSource<DistributedApplication>();
    private readonly TaskCompletionSource<bool> _mayBuild = NewSource<bool>();
    private readonly TaskCompletionSource _programEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _lock = new();
    private bool _started;
    private bool _disposed;

    /// <summary>Creates a factory.</summary>
    /// <param name="entryPoint">A type in the AppHost's assembly, such as its <c>Program</c>.</param>
    public DistributedApplicationFactory(Type entryPoint)
        : this(entryPoint, [])
    {
    }

    /// <summary>Creates a factory.</summary>
    /// <param name="entryPoint">A type in the AppHost's assembly, such as its <c>Program</c>.</param>
    /// <param name="args">The command line.</param>
    public DistributedApplicationFactory(Type entryPoint, string[] args)
    {
        ArgumentNullException.ThrowIfNull(entryPoint);
        ArgumentNullException.ThrowIfNull(args);
        _entryPoint = entryPoint;
        _args = args;
    }

    /// <summary>Builds the application and starts its resources.</summary>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>The end of the start.</returns>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        var application = await BuildAsync(cancellationToken).ConfigureAwait(false);
        await application.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Creates a client for an HTTP endpoint.</summary>
    /// <param name="resourceName">The name of the resource.</param>
    /// <param name="endpointName">The endpoint; by default its HTTP or HTTPS endpoint.</param>
    /// <returns>The client.</returns>
    public HttpClient CreateHttpClient(string resourceName, string? endpointName = null) => Application.CreateHttpClient(resourceName, endpointName);

    /// <summary>Gets the connection string of a resource.</summary>
    /// <param name="resourceName">The name of the resource.</param>
    /// <returns>The connection string.</returns>
    public ValueTask<string?> GetConnectionString(string resourceName) => Application.GetConnectionStringAsync(resourceName);

    /// <summary>Gets the URL of an endpoint.</summary>
    /// <param name="resourceName">The name of the resource.</param>
    /// <param name="endpointName">The endpoint; by default its HTTP or HTTPS endpoint.</param>
    /// <returns>The URL.</returns>
    public Uri GetEndpoint(string resourceName, string? endpointName = null) => Application.GetEndpoint(resourceName, endpointName);

    private DistributedApplication Application => _application.Task.IsCompletedSuccessfully
        ? _application.Task.Result
        : throw new InvalidOperationException("The application is not built yet.");

    /// <inheritdoc />
    public virtual void Dispose()
    {
        DisposeAsync().AsTask().GetAwaiter().GetResult();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc />
    public virtual async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
        }

        if (_application.Task.IsCompletedSuccessfully)
        {
            await _application.Task.Result.DisposeAsync().ConfigureAwait(false);
        }

        // A program that waits in Build is told to give up; one that waits in Run, that its run is over.
        _mayBuild.TrySetResult(false);
        await _end.CancelAsync().ConfigureAwait(false);
        if (_started)
        {
            // A program that is busy with something else does not keep the test.
            await Task.WhenAny(_programEnded.Task, Task.Delay(TimeSpan.FromSeconds(10))).ConfigureAwait(false);
        }

        _end.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Is called before the program's builder is made.</summary>
    /// <param name="applicationOptions">The options of the application.</param>
    /// <param name="hostOptions">The options of its host.</param>
    protected virtual void OnBuilderCreating(DistributedApplicationOptions applicationOptions, HostApplicationBuilderSettings hostOptions)
    {
    }

    /// <summary>Is called when the program's builder is made.</summary>
    /// <param name="applicationBuilder">The builder.</param>
    protected virtual void OnBuilderCreated(DistributedApplicationBuilder applicationBuilder)
    {
    }

    /// <summary>Is called before the application is built.</summary>
    /// <param name="applicationBuilder">The builder.</param>
    protected virtual void OnBuilding(DistributedApplicationBuilder applicationBuilder)
    {
    }

    /// <summary>Is called when the application is built.</summary>
    /// <param name="application">The application.</param>
    protected virtual void OnBuilt(DistributedApplication application)
    {
    }

    /// <summary>Runs the program until it builds the application.</summary>
    internal Task<DistributedApplicationBuilder> CreateBuilderAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (!_started)
            {
                _started = true;
                new Thread(RunProgram) { IsBackground = true, Name = "AppHost" }.Start();
            }
        }

        return _builder.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Lets the program build the application.</summary>
    internal async Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken)
    {
        await CreateBuilderAsync(cancellationToken).ConfigureAwait(false);
        _mayBuild.TrySetResult(true);
        return await _application.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private static TaskCompletionSource<T> NewSource<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void RunProgram()
    {
        // Set on this thread, it flows to all that the program starts and to nothing else.
        AppHostInterception.Current = new Interception(this);
        try
        {
            var main = _entryPoint.Assembly.EntryPoint
                ?? throw new InvalidOperationException($"The assembly '{_entryPoint.Assembly.GetName().Name}' has no entry point.");

            var result = main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, main.GetParameters().Length == 0 ? [] : [_args], null);
            (result as Task)?.GetAwaiter().GetResult();
            Fail(new InvalidOperationException("The program of the AppHost ended without building an application."));
        }
        catch (Exception exception) when (exception is not ProgramAbandonedException)
        {
            Fail(exception);
        }
        catch (ProgramAbandonedException)
        {
            // The test did not want an application.
        }
        finally
        {
            _programEnded.TrySetResult();
        }
    }

    private void Fail(Exception exception)
    {
        _builder.TrySetException(exception);
        _application.TrySetException(exception);

        // Whoever waits sees it; where nobody does, it is not news for the process.
        _ = _builder.Task.Exception;
        _ = _application.Task.Exception;
    }

    private sealed class Interception(DistributedApplicationFactory factory) : AppHostInterception
    {
        public override void OnBuilderCreating(DistributedApplicationOptions options, HostApplicationBuilderSettings settings)
        {
            options.Args ??= factory._args;
            options.Assembly = factory._entryPoint.Assembly;
            options.DisableDashboard = true;
            factory.OnBuilderCreating(options, settings);
        }

        public override void OnBuilderCreated(DistributedApplicationBuilder builder) => factory.OnBuilderCreated(builder);

        public override void OnBuilding(DistributedApplicationBuilder builder)
        {
            factory._builder.TrySetResult(builder);
            if (!factory._mayBuild.Task.GetAwaiter().GetResult())
            {
                throw new ProgramAbandonedException();
            }

            factory.OnBuilding(builder);
        }

        public override void OnBuilt(DistributedApplication application)
        {
            factory.OnBuilt(application);
            factory._application.TrySetResult(application);
        }

        public override async Task WaitForEndAsync(CancellationToken cancellationToken)
        {
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, factory._end.Token);
            await Task.Delay(Timeout.Infinite, ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private sealed class ProgramAbandonedException : Exception;
}
