using Microsoft.Extensions.DependencyInjection;
using WpAspire.Hosting.Orchestration;
using WpAspire.Hosting.Secrets;

namespace WpAspire.Hosting.Tests.Mail;

/// <summary>The mail catcher as a resource of the model.</summary>
public class MailCatcherModelTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Containers_and_this_machine_reach_it_on_one_port_that_is_remembered()
    {
        var secrets = UserSecretsStore.InMemory();
        var (host, port) = await AddressAsync(secrets, KnownNetworkIdentifiers.DefaultAspireContainerNetwork);

        Assert.Equal("mail", host);
        Assert.Equal(("localhost", port), await AddressAsync(secrets, KnownNetworkIdentifiers.LocalhostNetwork));
        Assert.Equal((host, port), await AddressAsync(secrets, KnownNetworkIdentifiers.DefaultAspireContainerNetwork));
        Assert.InRange(int.Parse(port, null), 1025, 65535);
    }

    [Fact]
    public async Task The_port_can_be_given()
    {
        var builder = TestApp.Create();
        var mail = builder.AddMailCatcher("mail", port: 2525);
        await using var app = builder.Build();
        await app.Services.GetRequiredService<ModelPreparation>().PrepareAsync(Cancellation);

        Assert.Equal("Endpoint=smtp://localhost:2525", await ((IResourceWithConnectionString)mail.Resource).GetConnectionStringAsync(Cancellation));
    }

    [Fact]
    public void It_is_no_part_of_a_publish()
    {
        var builder = TestApp.Create("publish");

        Assert.True(builder.AddMailCatcher("mail").Resource.IsExcludedFromPublish());
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

    private static async Task<(string Host, string Port)> AddressAsync(UserSecretsStore secrets, NetworkIdentifier network)
    {
        var builder = TestApp.Create(secrets);
        var mail = builder.AddMailCatcher("mail").Resource;
        await using var app = builder.Build();
        await app.Services.GetRequiredService<ModelPreparation>().PrepareAsync(Cancellation);
        var endpoint = mail.GetEndpoint("smtp", network);
        return (
            (await endpoint.Property(EndpointProperty.Host).GetValueAsync(Cancellation))!,
            (await endpoint.Property(EndpointProperty.Port).GetValueAsync(Cancellation))!);
    }
}
