using System.Text.Json;
using Microsoft.Extensions.Configuration;
using WpAspire.Provisioning.Automation;
using WpAspire.Provisioning.Model;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Pipeline;

/// <summary>Gives a stack the secrets that people give. They are in its settings, encrypted, and in no argument of a process.</summary>
internal static class StackSecrets
{
    /// <summary>Sets those that are given and differ from what the stack has.</summary>
    /// <exception cref="DistributedApplicationException">A secret has no value, neither here nor in the stack.</exception>
    public static async Task SetAsync(WorkspaceStack stack, PulumiProgram program, IConfiguration configuration, CancellationToken cancellationToken)
    {
        if (program.ConfigSecrets.Count == 0)
        {
            return;
        }

        var known = await KnownAsync(stack, cancellationToken);
        foreach (var (name, description) in program.ConfigSecrets)
        {
            var given = GivenParameters.ValueOf(configuration, name);
            if (given is null && !known.ContainsKey(name))
            {
                throw new DistributedApplicationException(
                    $"The secret '{name}' ({description}) has no value: give it in the environment variable Parameters__{name.Replace('-', '_')}, or set it in the published directory with `pulumi config set --path '{ProgramWriter.SecretsConfigKey}.{name}' --secret`.");
            }

            // The same value would be encrypted to another text, and the file would differ for nothing.
            if (given is not null && known.GetValueOrDefault(name) != given)
            {
                await stack.SetConfigAsync($"{ProgramWriter.SecretsConfigKey}.{name}", new ConfigValue(given, isSecret: true), path: true, cancellationToken);
            }
        }
    }

    private static async Task<Dictionary<string, string?>> KnownAsync(WorkspaceStack stack, CancellationToken cancellationToken)
    {
        var all = await stack.GetAllConfigAsync(cancellationToken);
        var secrets = all.FirstOrDefault(static c => c.Key.EndsWith($":{ProgramWriter.SecretsConfigKey}", StringComparison.Ordinal)).Value;
        if (secrets is null)
        {
            return [];
        }

        using var json = JsonDocument.Parse(secrets.Value);
        return json.RootElement.EnumerateObject().ToDictionary(static p => p.Name, static p => p.Value.ToString() ?? null);
    }
}
