using System.Reflection;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.UserSecrets;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace WpAspire.Hosting.Site;

/// <summary>What the integrations of this project share of an application: which site it is, and what that site keeps.</summary>
internal static class SiteBuilderExtensions
{
    private const string UserSecretsIdKey = "ASPIRE_USER_SECRETS_ID";
    private const string DashboardGrpcKey = "ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL";
    private const string DashboardHttpKey = "ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL";
    private const string WaitForCleanupKey = "DcpPublisher:WaitForResourceCleanup";

    /// <summary>The site that the application is. The first to ask also brings what a run of it needs.</summary>
    public static SiteIdentity Site(this IDistributedApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (Registered<SiteIdentity>(builder) is { } known)
        {
            return known;
        }

        UserErrors.Install();
        SiteConfiguration.Prepare(builder);
        var (name, usual) = SiteName.Of(builder.Configuration, builder.Environment.ApplicationName);
        var site = new SiteIdentity(name, usual, Path.TrimEndingDirectorySeparator(builder.AppHostDirectory));
        builder.Services.AddSingleton(site);
        if (builder.ExecutionContext.IsRunMode)
        {
            builder.Services.TryAddSingleton(new SiteSecrets(WpAspire.Hosting.Site.SiteSecrets.PathOf(UserSecretsId(builder, site))));
            SiteAddress.Tell(builder, site);

            // Who sees the AppHost end believes that the site has ended.
            builder.Configuration[WaitForCleanupKey] ??= "true";
            builder.Services.AddRun();

            // PHP speaks OTLP over HTTP, which the dashboard else takes only where the launch profile says so.
            if (builder.Configuration[DashboardGrpcKey] is { Length: > 0 } grpc && Uri.TryCreate(grpc, UriKind.Absolute, out var dashboard))
            {
                builder.Configuration[DashboardHttpKey] ??= $"{dashboard.Scheme}://localhost:0";
            }
        }

        return site;
    }

    /// <summary>What the site keeps on this machine. Only a run has it.</summary>
    public static SiteSecrets SiteSecrets(this IDistributedApplicationBuilder builder)
    {
        builder.Site();
        return Registered<SiteSecrets>(builder) ?? throw new InvalidOperationException("A publish keeps nothing on this machine.");
    }

    /// <summary>
    /// Makes a secret that is generated once and kept for the site, unless the configuration gives it as
    /// <c>Parameters:{name}</c>. It is read only when it is needed, so that what is replaced is never made.
    /// </summary>
    public static ParameterResource CreateSiteSecret(this IDistributedApplicationBuilder builder, string name, GenerateParameterDefault generation)
    {
        var site = builder.Site();
        var key = $"Parameters:{name}";
        return new ParameterResource(
            name,
            _ => Configured(builder.Configuration, key, site)
                ?? (builder.ExecutionContext.IsRunMode ? builder.SiteSecrets().GetOrGenerate(key, generation.GetDefaultValue) : generation.GetDefaultValue()),
            secret: true)
        {
            Default = generation,
        };
    }

    /// <summary>The same, as a password of 22 characters.</summary>
    public static ParameterResource CreateSitePassword(this IDistributedApplicationBuilder builder, string name, bool special = true) =>
        builder.CreateSiteSecret(name, new GenerateParameterDefault { MinLength = 22, Special = special });

    /// <summary>The configured value, whatever the user secrets of another site say.</summary>
    private static string? Configured(IConfiguration configuration, string key, SiteIdentity site) =>
        configuration.Find(key, provider => site.IsDefault || provider is not JsonConfigurationProvider { Source.Path: "secrets.json" });

    private static string UserSecretsId(IDistributedApplicationBuilder builder, SiteIdentity site)
    {
        var id = builder.Configuration[UserSecretsIdKey] is { Length: > 0 } given ? given
            : builder.AppHostAssembly?.GetCustomAttribute<UserSecretsIdAttribute>()?.UserSecretsId ?? $"wpaspire-{site.ShortSha}";
        return site.IsDefault ? id : $"{id}-{site.Name}";
    }

    private static T? Registered<T>(IDistributedApplicationBuilder builder)
        where T : class =>
        builder.Services.FirstOrDefault(static s => s.ServiceType == typeof(T))?.ImplementationInstance as T;
}
