using System.Diagnostics;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WpAspire.Hosting.Dashboard;
using WpAspire.Hosting.Eventing;
using WpAspire.Hosting.Logs;
using WpAspire.Hosting.Orchestration;
using WpAspire.Hosting.Pipelines;
using WpAspire.Hosting.Secrets;

namespace WpAspire.Hosting;

/// <summary>Builds an application.</summary>
/// <remarks>
/// It stands on an empty host, which reads no file twice and watches none: how long a command takes to begin is what
/// its user waits for.
/// </remarks>
[DebuggerDisplay("Site = {Site.Name}, Resources = {Resources.Count}")]
public partial class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private readonly HostApplicationBuilder _inner;
    private readonly DistributedApplicationExecutionContextOptions _executionContextOptions;
    private readonly AppHostInterception? _interception = AppHostInterception.Current;
    private readonly string[] _args;

    /// <summary>Creates a builder.</summary>
    /// <param name="args">The command line of the AppHost.</param>
    public DistributedApplicationBuilder(string[] args)
        : this(new DistributedApplicationOptions { Args = args ?? throw new ArgumentNullException(nameof(args)) })
    {
    }

    /// <summary>Creates a builder.</summary>
    /// <param name="options">Options of the application.</param>
    /// <exception cref="DistributedApplicationException">A name, a file or an option is not as it must be.</exception>
    public DistributedApplicationBuilder(DistributedApplicationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);

        // The content root is the default only until the project's directory is known.
        var settings = new HostApplicationBuilderSettings { DisableDefaults = true };
        _interception?.OnBuilderCreating(options, settings);

        _args = options.Args ?? [];
        Arguments = AppHostArguments.Parse(_args);
        ModelName.ValidateSiteName(Arguments.SiteName);

        AppHostAssembly = options.ResolveAssembly();
        AppHostDirectory = FindAppHostDirectory(options, AppHostAssembly);
        Site = new(Arguments.SiteName, AppHostDirectory);

        settings.Args = null;
        settings.ApplicationName ??= AppHostAssembly?.GetName().Name;
        settings.ContentRootPath ??= Directory.Exists(AppHostDirectory) ? AppHostDirectory : AppContext.BaseDirectory;
        settings.EnvironmentName ??= Arguments.EnvironmentName
            ?? (System.Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") is { Length: > 0 } name ? name : Arguments.DefaultEnvironmentName);
        ModelName.ValidateEnvironmentName(settings.EnvironmentName);
        _inner = Host.CreateEmptyApplicationBuilder(settings);

        UserSecrets = OpenUserSecrets(options);
        AddConfiguration();

        _executionContextOptions = new(Arguments.OperationIsPublish ? DistributedApplicationOperation.Publish : DistributedApplicationOperation.Run);
        ExecutionContext = new(_executionContextOptions);

        AddServices(options);
        _interception?.OnBuilderCreated(this);
    }

    /// <inheritdoc />
    public ConfigurationManager Configuration => _inner.Configuration;

    /// <inheritdoc />
    public string AppHostDirectory { get; }

    /// <inheritdoc />
    public Assembly? AppHostAssembly { get; }

    /// <inheritdoc />
    public IHostEnvironment Environment => _inner.Environment;

    /// <inheritdoc />
    public IServiceCollection Services => _inner.Services;

    /// <inheritdoc />
    public IDistributedApplicationEventing Eventing { get; } = new DistributedApplicationEventing();

    /// <inheritdoc />
    public DistributedApplicationExecutionContext ExecutionContext { get; }

    /// <inheritdoc />
    public IDistributedApplicationPipeline Pipeline { get; } = new DistributedApplicationPipeline();

    /// <inheritdoc />
    public IResourceCollection Resources { get; } = new ResourceCollection();

    internal AppHostArguments Arguments { get; }

    internal SiteIdentity Site { get; }

    internal UserSecretsStore UserSecrets { get; }

    internal ISecretMasker Masker { get; } = new SecretMasker();

    /// <inheritdoc />
    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(resource);

        if (Resources.TryGetByName(resource.Name, out var existing))
        {
            throw new DistributedApplicationException(
                $"There are two resources named '{resource.Name}'{(existing.Name == resource.Name ? string.Empty : $" (the other is '{existing.Name}')")}: names are unique without regard to case.");
        }

        Resources.Add(resource);
        return CreateResourceBuilder(resource);
    }

    /// <inheritdoc />
    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(resource);

        if (resource is ParameterResource parameter)
        {
            parameter.Masker ??= Masker;
        }

        return new DistributedApplicationResourceBuilder<T>(this, resource);
    }

    /// <inheritdoc />
    public DistributedApplication Build()
    {
        _interception?.OnBuilding(this);

        var host = _inner.Build();
        _executionContextOptions.Services = host.Services;
        var application = new DistributedApplication(host, _args, _interception);

        _interception?.OnBuilt(application);
        return application;
    }

    private void AddServices(DistributedApplicationOptions options)
    {
        Services.AddSingleton(options);
        Services.AddSingleton(Arguments);
        Services.AddSingleton(Site);
        Services.AddSingleton(UserSecrets);
        Services.AddSingleton(Masker);
        Services.AddSingleton(ExecutionContext);
        Services.AddSingleton(Eventing);
        Services.AddSingleton(_ => new DistributedApplicationModel(Resources));
        Services.AddSingleton(_ => new ConsoleLogs(LogLimits.Default));
        Services.AddSingleton(services => new ResourceLoggerService(services.GetRequiredService<ISecretMasker>(), services.GetRequiredService<ConsoleLogs>()));
        Services.AddSingleton<ResourceNotificationService>();
        Services.AddSingleton(services => new ResourceCommandService(
            services.GetRequiredService<ResourceNotificationService>(),
            services.GetRequiredService<ResourceLoggerService>(),
            services.GetRequiredService<DistributedApplicationModel>(),
            services,
            services.GetRequiredService<ISecretMasker>()));
        Services.AddSingleton<BeforeStartPublisher>();
        Services.AddSingleton<IHostLifetime, NullHostLifetime>();

        Services.AddDashboard(options);
        if (options.DisableDashboard)
        {
            // Nobody could start a failed dependency again.
            Services.Configure<ResourceNotificationServiceOptions>(o => o.DefaultWaitBehavior = WaitBehavior.StopOnResourceUnavailable);
        }

        if (options.ContainerRegistryOverride is { Length: > 0 } registry)
        {
            Eventing.Subscribe<BeforeStartEvent>((e, _) =>
            {
                foreach (var image in e.Model.Resources.Where(r => !r.HasAnnotationOfType<DockerfileBuildAnnotation>()).SelectMany(r => r.Annotations.OfType<ContainerImageAnnotation>()))
                {
                    image.Registry = registry;
                }

                return Task.CompletedTask;
            });
        }

        Services.AddOrchestration();
        Services.AddPipeline(Pipeline);
    }
}
