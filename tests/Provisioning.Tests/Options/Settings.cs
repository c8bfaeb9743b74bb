using Microsoft.Extensions.Configuration;
using WpAspire.Provisioning.Options;

namespace WpAspire.Provisioning.Tests.Options;

/// <summary>Options as a user would set them.</summary>
internal static class Settings
{
    /// <summary>What <c>prod</c> needs from its user.</summary>
    public static readonly string[] Prod =
    [
        "Aws:Preset=prod", "Aws:Domain=blog.example.com", "Aws:HostedZoneId=Z0123456789ABCDEFGHIJ", "Aws:Observability:AlarmEmail=ops@example.com",
    ];

    public static AwsOptions Bind(params string[] settings) => AwsOptionsBinder.Bind(Configuration(settings), "dev", new DateOnly(2026, 11, 25));

    public static AwsOptions BindProd(params string[] settings) => Bind([.. Prod, .. settings]);

    /// <summary>The problems of settings, one a line.</summary>
    public static string[] Problems(params string[] settings) =>
        Assert.Throws<DistributedApplicationException>(() => Bind(settings)).Message.Split(Environment.NewLine);

    public static IConfigurationRoot Configuration(params string[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(s => s.Split('=', 2)).Select(s => KeyValuePair.Create(s[0], (string?)s[1])))
        .Build();
}
