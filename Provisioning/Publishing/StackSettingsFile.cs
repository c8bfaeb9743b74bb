using WpAspire.Provisioning.Program;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace WpAspire.Provisioning.Publishing;

/// <summary>
/// The settings of a stack, <c>Pulumi.{site}.yaml</c>. A publish only begins the file: what encrypts the stack's secrets,
/// and the secrets themselves, come from Pulumi, so a file that is there stays as it is.
/// </summary>
internal static class StackSettingsFile
{
    private const string Secure = "secure";

    /// <summary>The file's name.</summary>
    /// <param name="site">The site's name, which is the stack's.</param>
    public static string NameOf(string site) => $"Pulumi.{site}.yaml";

    /// <summary>Makes the file.</summary>
    /// <param name="site">The site's name.</param>
    /// <param name="project">The project's name.</param>
    /// <param name="existing">What is in the file that is there; <see langword="null"/> if there is none.</param>
    /// <exception cref="DistributedApplicationException">The file that is there is no settings file, or has a secret in plain text.</exception>
    public static PublishedFile Create(string site, string project, string? existing)
    {
        if (existing is not null)
        {
            Check(NameOf(site), project, existing);
        }

        return PublishedFile.OfText(NameOf(site), existing ?? $"# Settings of the stack '{site}'. `pulumi config set` writes the encrypted secrets here; publish keeps them.\nconfig: {{}}\n");
    }

    private static void Check(string name, string project, string existing)
    {
        if (Parse(name, existing) is not { } root)
        {
            return;
        }

        // The whole object may be one secret, or each value in it.
        if (Child(Child(root, "config"), $"{project}:{ProgramWriter.SecretsConfigKey}") is YamlMappingNode secrets && Child(secrets, Secure) is null)
        {
            if (secrets.FirstOrDefault(static secret => Child(secret.Value, Secure) is null).Key is { } key)
            {
                throw new DistributedApplicationException(
                    $"'{name}' has the secret '{key}' in plain text: set it with `pulumi config set --path '{ProgramWriter.SecretsConfigKey}.{key}' --secret`, which encrypts it.");
            }
        }
    }

    private static YamlMappingNode? Parse(string name, string text)
    {
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            return yaml.Documents is [] ? null : yaml.Documents[0].RootNode as YamlMappingNode ?? throw NoSettings(name, "it is no mapping");
        }
        catch (YamlException exception)
        {
            throw NoSettings(name, $"line {exception.Start.Line}: {exception.Message}");
        }
    }

    private static DistributedApplicationException NoSettings(string name, string why) =>
        new($"'{name}' cannot be read as the settings of a stack ({why}): mend it, or delete it and set the stack's secrets anew.");

    private static YamlNode? Child(YamlNode? node, string key) =>
        node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;
}
