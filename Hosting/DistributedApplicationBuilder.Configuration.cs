using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.UserSecrets;
using WpAspire.Hosting.Secrets;

namespace WpAspire.Hosting;

public partial class DistributedApplicationBuilder
{
    /// <summary>The key under which an AppHost's build records the directory of its project.</summary>
    private const string ProjectPathKey = "apphostprojectpath";

    private static string FindAppHostDirectory(DistributedApplicationOptions options, Assembly? assembly)
    {
        if (options.ProjectDirectory is { } given)
        {
            return Path.TrimEndingDirectorySeparator(Path.GetFullPath(given));
        }

        var recorded = assembly?.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(a => a.Key == ProjectPathKey)?.Value;

        // An AppHost that was published to another machine has no project there.
        return Path.TrimEndingDirectorySeparator(Directory.Exists(recorded) ? Path.GetFullPath(recorded) : Directory.GetCurrentDirectory());
    }

    private static string UserSecretsId(Assembly? assembly, SiteIdentity site)
    {
        var id = assembly?.GetCustomAttribute<UserSecretsIdAttribute>()?.UserSecretsId ?? $"wpaspire-{site.ShortSha}";
        return site.IsDefault ? id : $"{id}-{site.Name}";
    }

    // The user secrets are those of the run on this machine. Generated passwords are among them, which nothing tells
    // from those that a person has set there, and none of which must get into what is published.
    private UserSecretsStore OpenUserSecrets(DistributedApplicationOptions options) =>
        Arguments.OperationIsPublish
            ? UserSecretsStore.InMemory()
            : options.UserSecrets ?? new UserSecretsStore(UserSecretsStore.PathOf(UserSecretsId(AppHostAssembly, Site)));

    private void AddConfiguration()
    {
        AddAppSettings("appsettings.json");
        AddAppSettings($"appsettings.{Environment.EnvironmentName}.json");
        Configuration.AddInMemoryCollection(UserSecrets.Values);
        Configuration.AddEnvironmentVariables();
        Configuration.AddInMemoryCollection(Arguments.Settings.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value)));
        Configuration.AddInMemoryCollection(
        [
            new("AppHost:Name", Site.Name),
            new("AppHost:Directory", Site.AppHostDirectory),
            new("AppHost:Sha256", Site.AppHostSha),
        ]);
    }

    private void AddAppSettings(string fileName)
    {
        // The project's file is the one that its user edits; beside the program is a copy from its last build.
        var path = new[] { AppHostDirectory, AppContext.BaseDirectory }.Select(d => Path.Combine(d, fileName)).FirstOrDefault(File.Exists);
        if (path is null)
        {
            return;
        }

        try
        {
            Configuration.AddJsonFile(path, optional: true, reloadOnChange: false);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            // The innermost says which line of the file it is.
            throw new DistributedApplicationException($"The configuration file '{path}' cannot be read: {exception.GetBaseException().Message}", exception);
        }
    }
}
