using Microsoft.Extensions.DependencyInjection;

namespace WpAspire.MailCatcher.Tests;

/// <summary>The mail catcher as a resource of the model.</summary>
public sealed class MailCatcherModelTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("wpaspire-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Containers_and_this_machine_reach_it_on_one_port_that_is_remembered()
    {
        var (host, port) = await AddressAsync(KnownNetworkIdentifiers.DefaultAspireContainerNetwork);

        Assert.Equal("host.docker.internal", host);
        Assert.Equal(("localhost", port), await AddressAsync(KnownNetworkIdentifiers.LocalhostNetwork));
        Assert.Equal((host, port), await AddressAsync(KnownNetworkIdentifiers.DefaultAspireContainerNetwork));
        Assert.InRange(int.Parse(port, null), 1025, 65535);
    }

    [Fact]
    public async Task A_remembered_port_that_is_taken_is_replaced_and_one_of_the_model_is_refused()
    {
        var (_, port) = await AddressAsync(KnownNetworkIdentifiers.LocalhostNetwork);
        using var other = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, int.Parse(port, null));
        other.Start();

        Assert.NotEqual(port, (await AddressAsync(KnownNetworkIdentifiers.LocalhostNetwork)).Port);
        var builder = TestApp.Create();
        var mail = builder.AddMailCatcher("mail", port: int.Parse(port, null));
        var refusal = await Assert.ThrowsAsync<DistributedApplicationException>(() => PrepareAsync(builder, mail.Resource));
        Assert.StartsWith($"Port {port} of this machine, which the resource 'mail' needs, is taken by ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ports_can_be_given()
    {
        var (smtp, http) = (TestSink.FreePort(), TestSink.FreePort());
        var builder = TestApp.Create();
        var mail = builder.AddMailCatcher("mail", smtp, http);
        await PrepareAsync(builder, mail.Resource);

        Assert.Equal($"Endpoint=smtp://localhost:{smtp}", await ((IResourceWithConnectionString)mail.Resource).GetConnectionStringAsync(Cancellation));
        Assert.Equal($"http://localhost:{http}", mail.GetEndpoint("http").Url);
        Assert.Contains("'pop3'", Assert.Throws<DistributedApplicationException>(() => mail.GetEndpoint("pop3")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_refers_to_it_is_told_where_this_machine_is_and_needs_no_tunnel()
    {
        var builder = TestApp.Create("--DcpPublisher:RandomizePorts=true");
        var mail = builder.AddMailCatcher("mail");
        var direct = builder.AddContainer("direct", "image").WithReference(mail);
        var single = builder.AddContainer("single", "image").WithEnvironment("SMTP", $"{mail.Resource.Host}:{mail.Resource.Port}");
        var endpoint = builder.AddContainer("endpoint", "image").WithEnvironment("SMTP", mail.GetEndpoint("smtp"));
        var other = builder.AddContainer("other", "image");
        await PrepareAsync(builder, mail.Resource);

        foreach (var container in new[] { direct, single, endpoint })
        {
            Assert.Equal(["--add-host", "host.docker.internal:host-gateway"], await RuntimeArgumentsAsync(container.Resource));
        }

        Assert.Empty(await RuntimeArgumentsAsync(other.Resource));

        // Aspire builds one for each endpoint among the annotations of what a container refers to and is none itself.
        Assert.Empty(mail.Resource.Annotations.OfType<EndpointAnnotation>());
    }

    [Fact]
    public async Task It_is_no_part_of_a_publish()
    {
        var builder = TestApp.Create(TestApp.Publish);
        var mail = builder.AddMailCatcher("mail").Resource;
        await using var app = builder.Build();

        Assert.True(mail.IsExcludedFromPublish());
        Assert.Empty(mail.Annotations.OfType<HealthCheckAnnotation>());
    }

    [Theory]
    [InlineData(0, 500, 250, "maxMessageMegabytes")]
    [InlineData(2000, 500, 2000, "maxMessageMegabytes")]
    [InlineData(25, 0, 250, "maxMessages")]
    [InlineData(25, 500, 24, "maxTotalMegabytes")]
    [InlineData(25, 500, 1025, "maxTotalMegabytes")]
    public void A_limit_out_of_its_range_is_refused_by_name(int message, int count, int total, string named)
    {
        var mail = TestApp.Create().AddMailCatcher("mail");

        var exception = Assert.Throws<DistributedApplicationException>(() => mail.WithMailLimits(message, count, total));

        Assert.Contains(named, exception.Message, StringComparison.Ordinal);
        Assert.Contains("'mail'", exception.Message, StringComparison.Ordinal);
        Assert.Equal(new MailCatcherLimits(), mail.Resource.Limits);
    }

    private static async Task PrepareAsync(IDistributedApplicationBuilder builder, MailCatcherResource mail)
    {
        await using var app = builder.Build();
        await app.Services.GetRequiredService<MailCatchers>().PrepareAsync(mail, app.Services.GetRequiredService<DistributedApplicationModel>(), Cancellation);
    }

    private static async Task<IList<object>> RuntimeArgumentsAsync(ContainerResource container)
    {
        var context = new ContainerRuntimeArgsCallbackContext([], Cancellation);
        foreach (var annotation in container.Annotations.OfType<ContainerRuntimeArgsCallbackAnnotation>())
        {
            await annotation.Callback(context);
        }

        return context.Args;
    }

    private async Task<(string Host, string Port)> AddressAsync(NetworkIdentifier network)
    {
        var builder = TestApp.Create(Path.Combine(_directory, "secrets.json"), []);
        var mail = builder.AddMailCatcher("mail").Resource;
        await PrepareAsync(builder, mail);
        var context = new ValueProviderContext { Network = network };
        return ((await mail.Host.GetValueAsync(context, Cancellation))!, (await mail.Port.GetValueAsync(context, Cancellation))!);
    }
}
