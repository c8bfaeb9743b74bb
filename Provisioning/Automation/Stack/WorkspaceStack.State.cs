using System.Collections.Immutable;
using System.Globalization;
using WpAspire.Provisioning.Automation.Serialization;

namespace WpAspire.Provisioning.Automation;

public sealed partial class WorkspaceStack
{
    /// <summary>The outputs of the last update, with secrets in plain text.</summary>
    public Task<ImmutableDictionary<string, OutputValue>> GetOutputsAsync(CancellationToken cancellationToken = default) =>
        Workspace.GetStackOutputsAsync(Name, cancellationToken);

    /// <summary>The outputs of the last update.</summary>
    /// <param name="showSecrets">Whether secrets are decrypted; otherwise they are <c>[secret]</c>.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public Task<ImmutableDictionary<string, OutputValue>> GetOutputsAsync(bool showSecrets, CancellationToken cancellationToken = default) =>
        Workspace.GetStackOutputsAsync(Name, showSecrets, cancellationToken);

    /// <summary>The stack's updates, the newest first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The page has no size.</exception>
    public async Task<ImmutableList<UpdateSummary>> GetHistoryAsync(HistoryOptions? options = null, CancellationToken cancellationToken = default)
    {
        List<string> arguments = ["stack", "history", "--json"];
        if (options?.ShowSecrets is true)
        {
            arguments.Add("--show-secrets");
        }

        if (options?.PageSize is { } size)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(size, 1, nameof(options));
            arguments.AddRange(["--page-size", Number(size), "--page", Number(Math.Max(options.Page ?? 1, 1))]);
        }

        var result = await Workspace.RunAsync([.. arguments, "--stack", Name], cancellationToken);
        return [.. (CommandJson.Read(result.StandardOutput, AutomationJsonContext.Default.ListUpdateSummaryJson, "stack history") ?? []).Select(static u => u.ToSummary())];
    }

    /// <summary>The stack's last update; <see langword="null"/> if there was none.</summary>
    public Task<UpdateSummary?> GetInfoAsync(CancellationToken cancellationToken = default) => GetInfoAsync(showSecrets: null, cancellationToken);

    /// <summary>The state, with secrets in plain text.</summary>
    public Task<StackDeployment> ExportStackAsync(CancellationToken cancellationToken = default) => Workspace.ExportStackAsync(Name, cancellationToken);

    /// <summary>Replaces the state.</summary>
    public Task ImportStackAsync(StackDeployment state, CancellationToken cancellationToken = default) => Workspace.ImportStackAsync(Name, state, cancellationToken);

    /// <summary>Encrypts the stack's secrets with something else.</summary>
    /// <param name="newSecretsProvider"><c>passphrase</c>, <c>default</c>, or a URL such as <c>awskms://alias/pulumi</c>.</param>
    /// <param name="secretsProviderOptions">The new passphrase, where the provider is <c>passphrase</c>.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public Task ChangeSecretsProviderAsync(string newSecretsProvider, SecretsProviderOptions? secretsProviderOptions = null, CancellationToken cancellationToken = default) =>
        Workspace.ChangeSecretsProviderAsync(Name, newSecretsProvider, secretsProviderOptions, cancellationToken);

    private async Task<UpdateSummary?> GetInfoAsync(bool? showSecrets, CancellationToken cancellationToken) =>
        (await GetHistoryAsync(new() { PageSize = 1, ShowSecrets = showSecrets }, cancellationToken)).FirstOrDefault();

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
