using Microsoft.Extensions.DependencyInjection;
using WpAspire.Hosting.Secrets;
using WpAspire.Hosting.Testing;

namespace WpAspire.Hosting.Tests.Testing;

public class TestingBuilderTests
{
    [Fact]
    public async Task The_model_of_a_program_can_be_looked_at_and_changed_before_it_is_built()
    {
        await using var builder = await CreateAsync(["--name", "blog"]);

        Assert.Equal(["password", "store", "web"], builder.Resources.Select(r => r.Name));
        Assert.Equal("blog", builder.Configuration["AppHost:Name"]);
        Assert.Equal("TinyAppHost", Path.GetFileName(builder.AppHostDirectory));
        Assert.Equal("WpAspire.TinyAppHost", builder.AppHostAssembly!.GetName().Name);
        builder.AddContainer("added", "image");
        await using var app = await builder.BuildAsync(Ct);

        Assert.Equal(4, app.Services.GetRequiredService<DistributedApplicationModel>().Resources.Count);
        Assert.Same(app, await builder.BuildAsync(Ct));
    }

    [Fact]
    public async Task An_application_is_started_and_stopped_by_the_test_and_not_by_the_program()
    {
        var orchestrator = new FakeOrchestrator();
        await using (var builder = await CreateAsync([]))
        {
            builder.Services.AddSingleton<IApplicationOrchestrator>(orchestrator);
            builder.OnBeforeStart((_, _) =>
            {
                orchestrator.Calls.Add("before start");
                return Task.CompletedTask;
            });
            await using var app = await builder.BuildAsync(Ct);
            Assert.Empty(orchestrator.Calls);

            await app.StartAsync(Ct);
            Assert.Equal(["before start", "start"], orchestrator.Calls);
        }

        Assert.Equal(["before start", "start", "stop"], orchestrator.Calls);
    }

    [Fact]
    public async Task Endpoints_and_connection_strings_are_reached_by_name()
    {
        await using var builder = await CreateAsync([]);
        builder.AddConnectionString("db", ReferenceExpression.Create($"Host=x"));
        await using var app = await builder.BuildAsync(Ct);
        Assert.Throws<DistributedApplicationException>(() => app.GetEndpoint("web"));
        builder.CreateResourceBuilder<ContainerResource>("web").GetEndpoint("http").Allocate(8080);
        builder.CreateResourceBuilder<ContainerResource>("store").GetEndpoint("tcp").Allocate(6000);

        Assert.Equal(new Uri("http://localhost:8080"), app.GetEndpoint("web"));
        Assert.Equal(new Uri("http://localhost:8080"), app.CreateHttpClient("web", "http").BaseAddress);
        Assert.Equal(new Uri("tcp://localhost:6000"), app.GetEndpoint("store", "tcp"));
        Assert.Equal(new Uri("tcp://store:6379"), app.GetEndpointForNetwork("store", KnownNetworkIdentifiers.DefaultAspireContainerNetwork, "tcp"));
        Assert.Equal("Host=x", await app.GetConnectionStringAsync("db", Ct));
        Assert.Throws<ArgumentException>(() => app.GetEndpoint("nothing"));
        Assert.Throws<ArgumentException>(() => app.GetEndpoint("store"));
        Assert.Throws<ArgumentException>(() => app.GetEndpoint("password"));
        await Assert.ThrowsAsync<ArgumentException>(async () => await app.GetConnectionStringAsync("web", Ct));
    }

    [Fact]
    public async Task Programs_at_once_do_not_meet()
    {
        var names = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            await using var builder = await CreateAsync(["--name", $"site-{i}"]);
            await using var app = await builder.BuildAsync(Ct);
            return app.Services.GetRequiredService<SiteIdentity>().Name;
        }));

        Assert.Equal(Enumerable.Range(0, 8).Select(i => $"site-{i}"), names);
    }

    [Fact]
    public async Task A_program_that_fails_fails_the_test_with_what_it_threw()
    {
        var exception = await Assert.ThrowsAsync<DistributedApplicationException>(() => CreateAsync(["--name", "Bad Name"]));

        Assert.Contains("'Bad Name'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_that_builds_nothing_ends_the_program()
    {
        var factory = new DistributedApplicationFactory(typeof(TinyAppHost.Entry));

        var builder = await factory.CreateBuilderAsync(Ct);
        await factory.DisposeAsync();

        Assert.NotEmpty(builder.Resources);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => factory.StartAsync(Ct));
    }

    [Fact]
    public async Task A_factory_can_change_the_application_on_its_way()
    {
        await using var factory = new ObservingFactory();

        await factory.StartAsync(Ct);

        Assert.Equal(["creating", "created", "building", "built", "start"], factory.Orchestrator.Calls);
    }

    [Fact]
    public async Task A_builder_without_a_program_has_an_empty_model()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create("publish", "--name", "blog");

        Assert.Empty(builder.Resources);
        Assert.True(builder.ExecutionContext.IsPublishMode);
        builder.AddContainer("box", "image");
        await using var app = builder.Build();
        Assert.Single(app.Services.GetRequiredService<DistributedApplicationModel>().Resources);
    }

    [Fact]
    public async Task A_builder_without_a_program_keeps_secrets_in_memory()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        var password = ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, "p");

        Assert.Equal(22, (await password.GetValueAsync(Ct))!.Length);

        await using var app = builder.Build();
        Assert.Equal("(memory)", app.Services.GetRequiredService<UserSecretsStore>().FilePath);
    }

    [Fact]
    public async Task An_application_that_nothing_runs_says_so()
    {
        var builder = TestApp.Create();
        foreach (var service in builder.Services.Where(s => s.ServiceType == typeof(IAppHostVerbRunner) || s.ServiceType == typeof(IApplicationOrchestrator)).ToArray())
        {
            builder.Services.Remove(service);
        }

        await using var app = builder.Build();

        await Assert.ThrowsAsync<DistributedApplicationException>(() => app.StartAsync(Ct));
        await Assert.ThrowsAsync<DistributedApplicationException>(() => app.RunAsync(Ct));
    }

    [Fact]
    public async Task A_run_gives_the_command_line_to_the_verbs()
    {
        var runner = new FakeRunner();
        var builder = TestApp.Create("logs", "--name", "blog");
        builder.Services.AddSingleton<IAppHostVerbRunner>(runner);
        await using var app = builder.Build();

        await app.RunAsync(Ct);

        Assert.Equal(["logs", "--name", "blog"], runner.Args);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Task<IDistributedApplicationTestingBuilder> CreateAsync(string[] args) =>
        DistributedApplicationTestingBuilder.CreateAsync<TinyAppHost.Entry>(args, (options, _) => options.UserSecrets = UserSecretsStore.InMemory(), Ct);

    private sealed class FakeRunner : IAppHostVerbRunner
    {
        public string[] Args { get; private set; } = [];

        public Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
        {
            Args = args;
            return Task.FromResult(0);
        }
    }

    private sealed class FakeOrchestrator : IApplicationOrchestrator
    {
        public List<string> Calls { get; } = [];

        public Task StartAsync(CancellationToken cancellationToken)
        {
            Calls.Add("start");
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            Calls.Add("stop");
            return Task.CompletedTask;
        }
    }

    private sealed class ObservingFactory() : DistributedApplicationFactory(typeof(TinyAppHost.Entry), [])
    {
        public FakeOrchestrator Orchestrator { get; } = new();

        protected override void OnBuilderCreating(DistributedApplicationOptions applicationOptions, Microsoft.Extensions.Hosting.HostApplicationBuilderSettings hostOptions)
        {
            applicationOptions.UserSecrets = UserSecretsStore.InMemory();
            Orchestrator.Calls.Add("creating");
        }

        protected override void OnBuilderCreated(DistributedApplicationBuilder applicationBuilder)
        {
            Assert.Empty(applicationBuilder.Resources);
            Orchestrator.Calls.Add("created");
        }

        protected override void OnBuilding(DistributedApplicationBuilder applicationBuilder)
        {
            applicationBuilder.Services.AddSingleton<IApplicationOrchestrator>(Orchestrator);
            Orchestrator.Calls.Add("building");
        }

        protected override void OnBuilt(DistributedApplication application) => Orchestrator.Calls.Add("built");
    }
}
