using Microsoft.Extensions.DependencyInjection;
using WpAspire.Hosting.Orchestration;

namespace WpAspire.Hosting.Tests.Orchestration;

/// <summary>What the containers of several replicas have in common, and what each has for itself.</summary>
public sealed class ReplicaSpecTests : IAsyncDisposable
{
    private readonly DistributedApplicationBuilder _builder = TestApp.Create("--name", "shop");
    private DistributedApplication? _app;

    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Each_replica_has_a_name_and_an_alias_of_its_own_and_all_have_that_of_the_resource()
    {
        var web = _builder.AddContainer("web", "image").WithReplicas(2);

        var (first, second) = (await SpecAsync(web, 1), await SpecAsync(web, 2));

        Assert.Matches("^shop-web-1-[0-9a-f]{10}$", first.Name);
        Assert.Matches("^shop-web-2-[0-9a-f]{10}$", second.Name);
        Assert.Equal(["web", "web-1"], first.Aliases);
        Assert.Equal(["web", "web-2"], second.Aliases);
        Assert.Equal(("web", 2), (second.Resource, second.Replica));
    }

    [Fact]
    public async Task A_name_that_the_model_gives_is_the_first_replicas_and_the_others_get_a_number()
    {
        var web = _builder.AddContainer("web", "image").WithContainerName("shopfront");

        Assert.Equal("shopfront", (await SpecAsync(web, 1)).Name);
        Assert.Equal("shopfront-3", (await SpecAsync(web, 3)).Name);
    }

    [Fact]
    public async Task An_alias_that_is_a_resource_of_the_model_is_left_to_it()
    {
        var web = _builder.AddContainer("web", "image");
        _builder.AddContainer("web-1", "image");

        Assert.Equal(["web"], (await SpecAsync(web, 1)).Aliases);
    }

    [Fact]
    public async Task A_port_that_the_load_balancer_has_is_published_on_any_port_of_the_loopback()
    {
        var web = _builder.AddContainer("web", "image")
            .WithHttpEndpoint(port: 8080, targetPort: 80).WithHttpsEndpoint(port: 8443, targetPort: 80).WithExternalHttpEndpoints()
            .WithEndpoint("http", static e => e.TargetHost = "0.0.0.0");

        Assert.Equal([new PortSpec(80, "tcp", "127.0.0.1", null)], (await SpecAsync(web, 1)).Ports);
    }

    [Fact]
    public async Task A_port_without_the_load_balancer_is_published_as_the_model_says()
    {
        var web = _builder.AddContainer("web", "image").WithHttpEndpoint(port: 8080, targetPort: 80);

        Assert.Equal([new PortSpec(80, "tcp", "127.0.0.1", 8080)], (await SpecAsync(web, 1)).Ports);
    }

    private async Task<ContainerSpec> SpecAsync(IResourceBuilder<ContainerResource> container, int replica)
    {
        _app ??= _builder.Build();
        return await _app.Services.GetRequiredService<ContainerSpecFactory>()
            .CreateAsync(container.Resource, new ResolvedImage("image", "sha256:1"), replica, TestContext.Current.CancellationToken);
    }
}
