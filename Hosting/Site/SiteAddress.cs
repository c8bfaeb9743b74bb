namespace WpAspire.Hosting.Site;

/// <summary>
/// Tells sites of one AppHost apart for Aspire's command line, which knows an AppHost by the path of its project: a site of
/// another name goes by a path of its own, <c>obj/sites/{name}.csproj</c> beside the AppHost's project.
/// </summary>
internal static class SiteAddress
{
    private const string PathKey = "AppHost:FilePath";

    /// <summary>Gives a site its path.</summary>
    public static void Tell(IDistributedApplicationBuilder builder, SiteIdentity site)
    {
        if (site.IsDefault)
        {
            return;
        }

        var project = builder.Configuration[PathKey] is { Length: > 0 } told ? told : Path.Combine(site.AppHostDirectory, builder.Environment.ApplicationName + ".csproj");
        var path = Path.Combine(site.AppHostDirectory, "obj", "sites", site.Name + Path.GetExtension(project));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);

        // The command line wants to see a file that it could start; it is never built.
        File.WriteAllText(path, $"<Project><Import Project=\"{project}\" /></Project>\n");
        builder.Configuration[PathKey] = path;
    }
}
