using WpAspire.Hosting.Dashboard;

namespace WpAspire.Hosting.Orchestration;

/// <summary>What a person wants to know when the site is ready: where it is, who may log in, where the password is.</summary>
internal sealed class RunSummary(SiteIdentity site, DistributedApplicationModel model, ResourceUrlSnapshots urls, Secrets.UserSecretsStore store, DashboardServer dashboard, RunOptions options)
{
    /// <summary>The lines of the summary.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync(CancellationToken cancellationToken)
    {
        var lines = new List<string> { "", $"The site '{site.Name}' is ready after {ProcessClock.ElapsedText}.", "" };
        foreach (var resource in model.Resources.OfType<ContainerResource>())
        {
            foreach (var url in (await urls.ResolveAsync(resource, cancellationToken)).Where(static u => u.Url.StartsWith("http", StringComparison.Ordinal)))
            {
                lines.Add($"  {Label(resource.Name, url.DisplayProperties.DisplayName),-24}{url.Url}");
            }

            if (IsSite(resource, out var properties) && properties.TryGetValue("Username", out var user))
            {
                lines.Add($"  {Label(resource.Name, "User"),-24}{await user.GetValueAsync(cancellationToken)}");
                lines.Add($"  {Label(resource.Name, "Password"),-24}shown by `{site.CommandLine("describe --show-secrets")}`");
            }
        }

        await dashboard.Started.WaitAsync(cancellationToken);
        if (dashboard.Url is { } address)
        {
            // The output of a background run is a file: a token has no business there.
            lines.Add($"  {"dashboard",-24}{(options.IsBackground ? address : dashboard.LoginUrl)}");
        }

        lines.Add($"  {"secrets file",-24}{store.FilePath}");
        lines.Add("");
        return lines;
    }

    private static string Label(string resource, string what) => what.Length == 0 ? resource : $"{resource} {what.ToLowerInvariant()}";

    private static bool IsSite(ContainerResource resource, out Dictionary<string, ReferenceExpression> properties)
    {
        properties = resource is IResourceWithConnectionString source
            && resource.Annotations.OfType<EndpointAnnotation>().Any(static e => e is { IsExternal: true, UriScheme: "http" or "https" })
                ? new(source.GetConnectionProperties(), StringComparer.OrdinalIgnoreCase)
                : [];
        return properties.Count > 0;
    }
}
