using WpAspire.Provisioning.Controls;
using WpAspire.Provisioning.Model;
using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Topology;

namespace WpAspire.Provisioning.Publishing;

/// <summary>What is published: all that the files are made of.</summary>
internal sealed record Publication
{
    /// <summary>The program.</summary>
    public required PulumiProgram Program { get; init; }

    /// <summary>What the application consists of.</summary>
    public required CloudModel Model { get; init; }

    /// <summary>The options, with a region.</summary>
    public required AwsOptions Options { get; init; }

    /// <summary>The site's name, which is the stack's.</summary>
    public required string SiteName { get; init; }

    /// <summary>The environment's name.</summary>
    public required string EnvironmentName { get; init; }

    /// <summary>What is in Vault; <see langword="null"/> for a site whose secrets are in Secrets Manager.</summary>
    public VaultSecrets? Vault { get; init; }

    /// <summary>What became of the security controls.</summary>
    public required ControlReport Controls { get; init; }

    /// <summary>The settings of the stack as they are in the directory; <see langword="null"/> if there are none yet.</summary>
    public string? StackSettings { get; init; }

    /// <summary>The project's name.</summary>
    public string ProjectName => ProjectNameOf(EnvironmentName);

    /// <summary>The name of the project that the sites of an environment are stacks of.</summary>
    public static string ProjectNameOf(string environmentName) => $"wpaspire-{environmentName.ToLowerInvariant()}";
}
