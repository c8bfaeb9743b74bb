using System.Net;
using Microsoft.Extensions.Configuration;
using WpAspire.Hosting.Containers;
using WpAspire.Hosting.Site;

namespace WpAspire.Hosting.Tests.Site;

public sealed class SitePortsTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("wpaspire-ports-");
    private readonly IResourceBuilder<ContainerResource> _shop = TestApp.Create().AddContainer("shop", "image").WithHttpEndpoint(targetPort: 80);

    [Fact]
    public async Task Two_sites_that_start_at_the_same_time_get_different_ports_and_keep_them()
    {
        using var first = Ports("first");
        using var second = Ports("second");
        var ofFirst = await ChooseAsync(first);
        var ofSecond = await ChooseAsync(second);
        first.Release(ofFirst);
        second.Release(ofSecond);

        Assert.NotEqual(ofFirst, ofSecond);
        Assert.Equal(ofFirst, await ChooseAsync(first));
        Assert.Equal(ofSecond, await ChooseAsync(second));
    }

    [Fact]
    public async Task A_kept_port_is_not_had_by_two_runs_of_a_site()
    {
        using var first = Ports("shop");
        var port = await ChooseAsync(first);
        using var again = Ports("shop");

        var exception = await Assert.ThrowsAsync<DistributedApplicationException>(() => ChooseAsync(again));

        Assert.StartsWith($"Port {port} of this machine, which the resource 'shop' needs, is taken by the process ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_random_port_is_held_too()
    {
        using var ports = Ports("shop", new KeyValuePair<string, string?>("DcpPublisher:RandomizePorts", "true"));
        var port = await ChooseAsync(ports);

        Assert.Null(PortHolder.TryListen(IPAddress.Loopback, port));
        ports.Release(port);
        using var mine = PortHolder.TryListen(IPAddress.Loopback, port);
        Assert.NotNull(mine);
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private SitePorts Ports(string site, params KeyValuePair<string, string?>[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ASPIRE_CONTAINER_RUNTIME", "no-such-container-runtime"), .. settings]).Build();
        return new SitePorts(new SiteSecrets(Path.Combine(_directory.FullName, site, "secrets.json")), new ContainerRuntime(configuration), configuration);
    }

    private Task<int> ChooseAsync(SitePorts ports) =>
        ports.ChooseAsync(_shop.Resource, _shop.Resource.Annotations.OfType<EndpointAnnotation>().Single(), preferred: 21800, TestContext.Current.CancellationToken);
}
