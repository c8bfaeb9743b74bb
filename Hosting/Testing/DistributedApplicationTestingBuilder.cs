using Microsoft.Extensions.Hosting;

namespace WpAspire.Hosting.Testing;

/// <summary>Creates builders for tests.</summary>
/// <example>
/// <code>
/// await using var builder = await DistributedApplicationTestingBuilder.CreateAsync&lt;Program&gt;(["--name", "test"]);
/// await using var app = await builder.BuildAsync();
/// await app.StartAsync();
/// using var client = app.CreateHttpClient("wordpress");
/// </code>
/// </example>
public static class DistributedApplicationTestingBuilder
{
    /// <summary>Runs the program of an AppHost up to the point where it builds the application.</summary>
    /// <typeparam name="TEntryPoint">A type in the AppHost's assembly, such as its <c>Program</c>.</typeparam>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>A builder with the model of the program.</returns>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(CancellationToken cancellationToken = default)
        where TEntryPoint : class => CreateAsync<TEntryPoint>([], cancellationToken);

    /// <summary>Runs the program of an AppHost up to the point where it builds the application.</summary>
    /// <typeparam name="TEntryPoint">A type in the AppHost's assembly, such as its <c>Program</c>.</typeparam>
    /// <param name="args">The command line.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>A builder with the model of the program.</returns>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(string[] args, CancellationToken cancellationToken = default)
        where TEntryPoint : class => CreateAsync<TEntryPoint>(args, (_, _) => { }, cancellationToken);

    /// <summary>Runs the program of an AppHost up to the point where it builds the application.</summary>
    /// <typeparam name="TEntryPoint">A type in the AppHost's assembly, such as its <c>Program</c>.</typeparam>
    /// <param name="args">The command line.</param>
    /// <param name="configureBuilder">Changes the options before the program's builder is made.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>A builder with the model of the program.</returns>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder, CancellationToken cancellationToken = default)
        where TEntryPoint : class => CreateAsync(typeof(TEntryPoint), args, configureBuilder, cancellationToken);

    /// <summary>Runs the program of an AppHost up to the point where it builds the application.</summary>
    /// <param name="entryPoint">A type in the AppHost's assembly, such as its <c>Program</c>.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>A builder with the model of the program.</returns>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync(Type entryPoint, CancellationToken cancellationToken = default) =>
        CreateAsync(entryPoint, [], cancellationToken);

    /// <summary>Runs the program of an AppHost up to the point where it builds the application.</summary>
    /// <param name="entryPoint">A type in the AppHost's assembly, such as its <c>Program</c>.</param>
    /// <param name="args">The command line.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>A builder with the model of the program.</returns>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync(Type entryPoint, string[] args, CancellationToken cancellationToken = default) =>
        CreateAsync(entryPoint, args, (_, _) => { }, cancellationToken);

    /// <summary>Runs the program of an AppHost up to the point where it builds the application.</summary>
    /// <param name="entryPoint">A type in the AppHost's assembly, such as its <c>Program</c>.</param>
    /// <param name="args">The command line.</param>
    /// <param name="configureBuilder">Changes the options before the program's builder is made.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>A builder with the model of the program.</returns>
    public static async Task<IDistributedApplicationTestingBuilder> CreateAsync(Type entryPoint, string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entryPoint);
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(configureBuilder);

        var factory = new ConfiguredFactory(entryPoint, args, configureBuilder);
        try
        {
            var builder = await factory.CreateBuilderAsync(cancellationToken).ConfigureAwait(false);
            return new TestingBuilder(builder, factory.BuildAsync, factory);
        }
        catch
        {
            await factory.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Creates a builder with an empty model. Generated values are kept in memory.</summary>
    /// <param name="args">The command line; <c>publish</c> makes a model for a publish.</param>
    /// <returns>The builder.</returns>
    public static IDistributedApplicationTestingBuilder Create(params string[] args) => Create(args, (_, _) => { });

    /// <summary>Creates a builder with an empty model. Generated values are kept in memory.</summary>
    /// <param name="args">The command line; <c>publish</c> makes a model for a publish.</param>
    /// <param name="configureBuilder">Changes the options before the builder is made.</param>
    /// <returns>The builder.</returns>
    public static IDistributedApplicationTestingBuilder Create(string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(configureBuilder);

        // The same way as for a program, so that what a test configures comes at the same point.
        var settings = new StandaloneInterception(configureBuilder);
        var previous = AppHostInterception.Current;
        AppHostInterception.Current = settings;
        try
        {
            var builder = new DistributedApplicationBuilder(new DistributedApplicationOptions
            {
                Args = args,
                DisableDashboard = true,
                UserSecrets = Secrets.UserSecretsStore.InMemory(),
            });
            return new TestingBuilder(builder, _ => Task.FromResult(builder.Build()), null);
        }
        finally
        {
            AppHostInterception.Current = previous;
        }
    }

    private sealed class ConfiguredFactory(Type entryPoint, string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder)
        : DistributedApplicationFactory(entryPoint, args)
    {
        protected override void OnBuilderCreating(DistributedApplicationOptions applicationOptions, HostApplicationBuilderSettings hostOptions)
        {
            base.OnBuilderCreating(applicationOptions, hostOptions);
            configureBuilder(applicationOptions, hostOptions);
        }
    }

    private sealed class StandaloneInterception(Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder) : AppHostInterception
    {
        public override void OnBuilderCreating(DistributedApplicationOptions options, HostApplicationBuilderSettings settings) => configureBuilder(options, settings);

        public override void OnBuilderCreated(DistributedApplicationBuilder builder)
        {
        }

        public override void OnBuilding(DistributedApplicationBuilder builder)
        {
        }

        public override void OnBuilt(DistributedApplication application)
        {
        }

        public override Task WaitForEndAsync(CancellationToken cancellationToken) =>
            throw new InvalidOperationException("A test starts its application with StartAsync.");
    }
}
