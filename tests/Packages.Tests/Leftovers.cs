using Microsoft.Extensions.Configuration.UserSecrets;

namespace WpAspire.Packages.Tests;

/// <summary>What an application leaves on the machine on purpose.</summary>
internal static class Leftovers
{
    /// <summary>Removes the volumes and the secrets of a site.</summary>
    /// <param name="name">The name of the site, and the beginning of those of its volumes and its secrets.</param>
    public static async Task RemoveAsync(string name)
    {
        var volumes = await Tool.TryAsync("docker", Repository.Root, "volume", "ls", "--quiet", "--filter", $"name={name}");
        foreach (var volume in volumes.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            await Tool.TryAsync("docker", Repository.Root, "volume", "rm", volume);
        }

        foreach (var id in new[] { name, $"{name}-{name}" })
        {
            var directory = Path.GetDirectoryName(PathHelper.GetSecretsPathFromSecretsId(id))!;
            if (Directory.Exists(directory))
            {
                Directory.Delete(directory, recursive: true);
            }
        }
    }
}
