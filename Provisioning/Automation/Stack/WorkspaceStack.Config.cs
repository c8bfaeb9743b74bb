using System.Collections.Immutable;

namespace WpAspire.Provisioning.Automation;

public sealed partial class WorkspaceStack
{
    /// <inheritdoc cref="LocalWorkspace.GetConfigAsync(string, string, bool, CancellationToken)"/>
    public Task<ConfigValue> GetConfigAsync(string key, bool path = false, CancellationToken cancellationToken = default) =>
        Workspace.GetConfigAsync(Name, key, path, cancellationToken);

    /// <summary>The configuration, decrypted.</summary>
    public Task<ImmutableDictionary<string, ConfigValue>> GetAllConfigAsync(CancellationToken cancellationToken = default) =>
        Workspace.GetAllConfigAsync(Name, cancellationToken);

    /// <inheritdoc cref="LocalWorkspace.SetConfigAsync(string, string, ConfigValue, bool, CancellationToken)"/>
    public Task SetConfigAsync(string key, ConfigValue value, bool path = false, CancellationToken cancellationToken = default) =>
        Workspace.SetConfigAsync(Name, key, value, path, cancellationToken);

    /// <inheritdoc cref="LocalWorkspace.SetAllConfigAsync(string, IDictionary{string, ConfigValue}, bool, CancellationToken)"/>
    public Task SetAllConfigAsync(IDictionary<string, ConfigValue> configMap, bool path = false, CancellationToken cancellationToken = default) =>
        Workspace.SetAllConfigAsync(Name, configMap, path, cancellationToken);

    /// <inheritdoc cref="LocalWorkspace.RemoveConfigAsync(string, string, bool, CancellationToken)"/>
    public Task RemoveConfigAsync(string key, bool path = false, CancellationToken cancellationToken = default) =>
        Workspace.RemoveConfigAsync(Name, key, path, cancellationToken);

    /// <inheritdoc cref="LocalWorkspace.RemoveAllConfigAsync(string, IEnumerable{string}, bool, CancellationToken)"/>
    public Task RemoveAllConfigAsync(IEnumerable<string> keys, bool path = false, CancellationToken cancellationToken = default) =>
        Workspace.RemoveAllConfigAsync(Name, keys, path, cancellationToken);

    /// <summary>Brings the configuration file to what the last update used.</summary>
    public Task<ImmutableDictionary<string, ConfigValue>> RefreshConfigAsync(CancellationToken cancellationToken = default) =>
        Workspace.RefreshConfigAsync(Name, cancellationToken);

    /// <summary>A tag.</summary>
    public Task<string> GetTagAsync(string key, CancellationToken cancellationToken = default) => Workspace.GetTagAsync(Name, key, cancellationToken);

    /// <summary>Sets a tag.</summary>
    public Task SetTagAsync(string key, string value, CancellationToken cancellationToken = default) => Workspace.SetTagAsync(Name, key, value, cancellationToken);

    /// <summary>Removes a tag.</summary>
    public Task RemoveTagAsync(string key, CancellationToken cancellationToken = default) => Workspace.RemoveTagAsync(Name, key, cancellationToken);

    /// <summary>The tags.</summary>
    public Task<Dictionary<string, string>> ListTagsAsync(CancellationToken cancellationToken = default) => Workspace.ListTagsAsync(Name, cancellationToken);
}
