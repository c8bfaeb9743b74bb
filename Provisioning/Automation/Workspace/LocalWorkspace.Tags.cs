using WpAspire.Provisioning.Automation.Serialization;

namespace WpAspire.Provisioning.Automation;

public sealed partial class LocalWorkspace
{
    /// <summary>A tag of a stack.</summary>
    public async Task<string> GetTagAsync(string stackName, string key, CancellationToken cancellationToken = default) =>
        (await RunAsync(["stack", "tag", "get", key, "--stack", stackName], cancellationToken)).StandardOutput.Trim();

    /// <summary>Tags a stack.</summary>
    public Task SetTagAsync(string stackName, string key, string value, CancellationToken cancellationToken = default) =>
        RunAsync(["stack", "tag", "set", key, value, "--stack", stackName], cancellationToken);

    /// <summary>Removes a tag of a stack.</summary>
    public Task RemoveTagAsync(string stackName, string key, CancellationToken cancellationToken = default) =>
        RunAsync(["stack", "tag", "rm", key, "--stack", stackName], cancellationToken);

    /// <summary>A stack's tags.</summary>
    public async Task<Dictionary<string, string>> ListTagsAsync(string stackName, CancellationToken cancellationToken = default)
    {
        var result = await RunAsync(["stack", "tag", "ls", "--json", "--stack", stackName], cancellationToken);
        return CommandJson.Read(result.StandardOutput, AutomationJsonContext.Default.DictionaryStringString, "stack tag ls") ?? [];
    }
}
