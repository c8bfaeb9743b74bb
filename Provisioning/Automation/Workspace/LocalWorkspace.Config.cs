using System.Collections.Immutable;
using WpAspire.Provisioning.Automation.Commands;
using WpAspire.Provisioning.Automation.Serialization;

namespace WpAspire.Provisioning.Automation;

public sealed partial class LocalWorkspace
{
    /// <summary>A value of a stack's configuration, decrypted.</summary>
    public Task<ConfigValue> GetConfigAsync(string stackName, string key, CancellationToken cancellationToken = default) =>
        GetConfigAsync(stackName, key, path: false, cancellationToken);

    /// <summary>A value of a stack's configuration, decrypted.</summary>
    /// <param name="stackName">The stack.</param>
    /// <param name="key">The key.</param>
    /// <param name="path">Whether the key is a path into an object, such as <c>secrets.dbPassword</c>.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task<ConfigValue> GetConfigAsync(string stackName, string key, bool path, CancellationToken cancellationToken = default)
    {
        var result = await RunAsync(["config", "get", .. PathFlag(path), key, "--json", "--stack", stackName], cancellationToken);
        return CommandJson.Read(result.StandardOutput, AutomationJsonContext.Default.ConfigValueJson, "config get")?.ToConfigValue()
            ?? throw new DistributedApplicationException($"`pulumi config get {key}` printed nothing: the stack '{stackName}' has no such value.");
    }

    /// <summary>A stack's configuration, decrypted.</summary>
    public async Task<ImmutableDictionary<string, ConfigValue>> GetAllConfigAsync(string stackName, CancellationToken cancellationToken = default)
    {
        var result = await RunAsync(["config", "--show-secrets", "--json", "--stack", stackName], cancellationToken);
        return (CommandJson.Read(result.StandardOutput, AutomationJsonContext.Default.DictionaryStringConfigValueJson, "config") ?? [])
            .ToImmutableDictionary(static c => c.Key, static c => c.Value.ToConfigValue());
    }

    /// <summary>Sets a value of a stack's configuration. The value goes through standard input.</summary>
    public Task SetConfigAsync(string stackName, string key, ConfigValue value, CancellationToken cancellationToken = default) =>
        SetConfigAsync(stackName, key, value, path: false, cancellationToken);

    /// <summary>Sets a value of a stack's configuration. The value goes through standard input.</summary>
    /// <param name="stackName">The stack.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="path">Whether the key is a path into an object, such as <c>secrets.dbPassword</c>.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public Task SetConfigAsync(string stackName, string key, ConfigValue value, bool path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(value);
        return RunAsync(
            new PulumiInvocation
            {
                // Raw: a key or certificate may end with a line break that belongs to it.
                Arguments = ["config", "set", .. PathFlag(path), key, value.IsSecret ? "--secret" : "--plaintext", "--raw", "--stack", stackName],
                WorkDir = WorkDir,
                StandardInput = value.Value,
            },
            cancellationToken);
    }

    /// <summary>Sets values of a stack's configuration, one after another.</summary>
    public Task SetAllConfigAsync(string stackName, IDictionary<string, ConfigValue> configMap, CancellationToken cancellationToken = default) =>
        SetAllConfigAsync(stackName, configMap, path: false, cancellationToken);

    /// <summary>Sets values of a stack's configuration, one after another.</summary>
    /// <param name="stackName">The stack.</param>
    /// <param name="configMap">The values by their keys.</param>
    /// <param name="path">Whether keys are paths into objects.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task SetAllConfigAsync(string stackName, IDictionary<string, ConfigValue> configMap, bool path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(configMap);

        // `config set-all` takes values as arguments only.
        foreach (var (key, value) in configMap)
        {
            await SetConfigAsync(stackName, key, value, path, cancellationToken);
        }
    }

    /// <summary>Removes a value of a stack's configuration.</summary>
    public Task RemoveConfigAsync(string stackName, string key, CancellationToken cancellationToken = default) =>
        RemoveConfigAsync(stackName, key, path: false, cancellationToken);

    /// <summary>Removes a value of a stack's configuration.</summary>
    /// <param name="stackName">The stack.</param>
    /// <param name="key">The key.</param>
    /// <param name="path">Whether the key is a path into an object.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public Task RemoveConfigAsync(string stackName, string key, bool path, CancellationToken cancellationToken = default) =>
        RunAsync(["config", "rm", key, "--stack", stackName, .. PathFlag(path)], cancellationToken);

    /// <summary>Removes values of a stack's configuration.</summary>
    public Task RemoveAllConfigAsync(string stackName, IEnumerable<string> keys, CancellationToken cancellationToken = default) =>
        RemoveAllConfigAsync(stackName, keys, path: false, cancellationToken);

    /// <summary>Removes values of a stack's configuration.</summary>
    /// <param name="stackName">The stack.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="path">Whether keys are paths into objects.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public Task RemoveAllConfigAsync(string stackName, IEnumerable<string> keys, bool path, CancellationToken cancellationToken = default) =>
        RunAsync(["config", "rm-all", "--stack", stackName, .. PathFlag(path), .. keys], cancellationToken);

    /// <summary>Brings the configuration file to what the last update used.</summary>
    public async Task<ImmutableDictionary<string, ConfigValue>> RefreshConfigAsync(string stackName, CancellationToken cancellationToken = default)
    {
        await RunAsync(["config", "refresh", "--force", "--stack", stackName], cancellationToken);
        return await GetAllConfigAsync(stackName, cancellationToken);
    }

    private static string[] PathFlag(bool isPath) => isPath ? ["--path"] : [];
}
