using Microsoft.Extensions.Logging;
using WpAspire.Provisioning.Automation.Commands;

namespace WpAspire.Provisioning.Automation;

/// <summary>Options of a <see cref="LocalWorkspace"/>.</summary>
public class LocalWorkspaceOptions
{
    /// <summary>The directory of the program: of <c>Pulumi.yaml</c> and <c>Pulumi.{stack}.yaml</c>.</summary>
    public required string WorkDir { get; set; }

    /// <summary>Where Pulumi keeps its plugins and credentials; <c>~/.pulumi</c> by default.</summary>
    public string? PulumiHome { get; set; }

    /// <summary>The <c>pulumi</c> to use; by default the one on the <c>PATH</c>.</summary>
    public LocalPulumiCommand? PulumiCommand { get; set; }

    /// <summary>What encrypts the secrets of a stack that is created; the backend's own by default.</summary>
    public string? SecretsProvider { get; set; }

    /// <summary>
    /// Environment variables of every command, beside those of this process; <see langword="null"/> removes one. Secrets
    /// such as <c>PULUMI_CONFIG_PASSPHRASE</c> belong here.
    /// </summary>
    public IDictionary<string, string?>? EnvironmentVariables { get; set; }

    /// <summary>Settings to write before the first command, by the stack's name.</summary>
    public IDictionary<string, StackSettings>? StackSettings { get; set; }

    /// <summary>Is told what does not stop a command but should be known, such as events that could not be read.</summary>
    public ILogger? Logger { get; set; }
}
