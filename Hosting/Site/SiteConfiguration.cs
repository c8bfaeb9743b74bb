using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;

namespace WpAspire.Hosting.Site;

/// <summary>The settings of an AppHost: those of its project, wherever it is started from, and no secret of a run in what is published.</summary>
internal static class SiteConfiguration
{
    private const string EnvironmentKey = "environment";
    private const string PublishEnvironment = "dev";

    /// <summary>Reads the project's settings in the place of those in the current directory.</summary>
    /// <exception cref="DistributedApplicationException">A file of settings cannot be read.</exception>
    public static void Prepare(IDistributedApplicationBuilder builder)
    {
        var usual = builder.Environment.EnvironmentName;
        if (builder.ExecutionContext.IsPublishMode)
        {
            builder.Environment.EnvironmentName = PublishEnvironmentOf(builder);
        }

        // An AppHost that was published to another machine has no project there, and its settings beside it.
        var directory = new[] { builder.AppHostDirectory, AppContext.BaseDirectory }.FirstOrDefault(static d => File.Exists(Path.Combine(d, "appsettings.json")));
        var isElsewhere = directory is not null && !Path.GetFullPath(builder.Environment.ContentRootPath).Equals(Path.TrimEndingDirectorySeparator(directory), StringComparison.Ordinal);
        var files = new PhysicalFileProvider(isElsewhere ? directory! : builder.Environment.ContentRootPath);
        var sources = ((IConfigurationBuilder)builder.Configuration).Sources;
        var settings = SetByProgram(builder.Configuration);
        var isChanged = false;
        try
        {
            foreach (var source in sources.OfType<JsonConfigurationSource>().ToList())
            {
                // The user secrets are those of the run on this machine. Generated passwords are among them, which nothing
                // tells from those that a person has set, and none of which must get into what is published.
                if (source.Path == "secrets.json" && builder.ExecutionContext.IsPublishMode)
                {
                    sources.Remove(source);
                    isChanged = true;
                }
                else if (source.Path == "appsettings.json" && isElsewhere || source.Path == $"appsettings.{usual}.json" && (isElsewhere || usual != builder.Environment.EnvironmentName))
                {
                    var name = source.Path == "appsettings.json" ? source.Path : $"appsettings.{builder.Environment.EnvironmentName}.json";
                    sources[sources.IndexOf(source)] = new JsonConfigurationSource { FileProvider = files, Path = name, Optional = true };
                    isChanged = true;
                }
            }
        }
        catch (InvalidDataException exception)
        {
            throw new DistributedApplicationException($"The AppHost's settings cannot be read: {exception.GetBaseException().Message}", exception);
        }

        if (isChanged && settings.Count > 0)
        {
            builder.Configuration.AddInMemoryCollection(settings);
        }
    }

    /// <summary>The environment that is said, else <c>dev</c>: the launch profile of a run says nothing about what is published.</summary>
    private static string PublishEnvironmentOf(IDistributedApplicationBuilder builder)
    {
        var isSaid = ((IConfigurationRoot)builder.Configuration).Providers
            .OfType<CommandLineConfigurationProvider>()
            .Any(static p => p.TryGet(EnvironmentKey, out var name) && !string.IsNullOrEmpty(name));
        return isSaid || (builder.Configuration[EnvironmentKey] is { Length: > 0 } name && name != Environments.Development)
            ? builder.Environment.EnvironmentName
            : PublishEnvironment;
    }

    // What the AppHost's program sets is kept by every provider there is, and lost when one of them changes.
    private static List<KeyValuePair<string, string?>> SetByProgram(IConfigurationRoot configuration) =>
        [.. configuration.AsEnumerable().Where(s => s.Value is not null && configuration.Providers.All(p => p.TryGet(s.Key, out var value) && value == s.Value))];
}
