using System.Collections.Immutable;
using System.Text.Json;
using WpAspire.Provisioning.Automation.Commands;
using WpAspire.Provisioning.Automation.Commands.Exceptions;
using WpAspire.Provisioning.Automation.Serialization;

namespace WpAspire.Provisioning.Automation;

public sealed partial class LocalWorkspace
{
    /// <summary>Creates a stack and selects it.</summary>
    /// <exception cref="StackAlreadyExistsException">It exists.</exception>
    public Task CreateStackAsync(string stackName, CancellationToken cancellationToken = default) =>
        RunAsync(["stack", "init", stackName, .. string.IsNullOrWhiteSpace(SecretsProvider) ? (string[])[] : ["--secrets-provider", SecretsProvider]], cancellationToken);

    /// <summary>Selects a stack.</summary>
    /// <exception cref="StackNotFoundException">It does not exist.</exception>
    public Task SelectStackAsync(string stackName, CancellationToken cancellationToken = default) =>
        RunAsync(["stack", "select", "--stack", stackName], cancellationToken);

    /// <summary>Removes a stack that has no resources, with its history and its settings.</summary>
    public Task RemoveStackAsync(string stackName, CancellationToken cancellationToken = default) =>
        RunAsync(["stack", "rm", "--yes", stackName], cancellationToken);

    /// <summary>The program's stacks.</summary>
    public async Task<ImmutableList<StackSummary>> ListStacksAsync(CancellationToken cancellationToken = default)
    {
        var result = await RunAsync(["stack", "ls", "--json"], cancellationToken);
        return [.. (CommandJson.Read(result.StandardOutput, AutomationJsonContext.Default.ListStackSummaryJson, "stack ls") ?? []).Select(static s => s.ToSummary())];
    }

    /// <summary>The stack that is selected; <see langword="null"/> if none is.</summary>
    public async Task<StackSummary?> GetStackAsync(CancellationToken cancellationToken = default) =>
        (await ListStacksAsync(cancellationToken)).FirstOrDefault(static s => s.IsCurrent);

    /// <summary>A stack's outputs, with secrets in plain text.</summary>
    public Task<ImmutableDictionary<string, OutputValue>> GetStackOutputsAsync(string stackName, CancellationToken cancellationToken = default) =>
        GetStackOutputsAsync(stackName, showSecrets: true, cancellationToken);

    /// <summary>A stack's outputs.</summary>
    /// <param name="stackName">The stack.</param>
    /// <param name="showSecrets">Whether secrets are decrypted; otherwise they are <c>[secret]</c>.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task<ImmutableDictionary<string, OutputValue>> GetStackOutputsAsync(string stackName, bool showSecrets, CancellationToken cancellationToken = default)
    {
        var masked = await OutputsAsync(stackName, [], cancellationToken);
        var shown = showSecrets ? await OutputsAsync(stackName, ["--show-secrets"], cancellationToken) : masked;

        // What is masked differs from what is not, wherever in the value the secret is.
        return shown.ToImmutableDictionary(
            static o => o.Key,
            o => new OutputValue(PulumiValue.ToObject(o.Value), !masked.TryGetValue(o.Key, out var m) || IsMasked(m) || !JsonElement.DeepEquals(m, o.Value)));
    }

    /// <summary>A stack's state, with secrets in plain text.</summary>
    public async Task<StackDeployment> ExportStackAsync(string stackName, CancellationToken cancellationToken = default) =>
        StackDeployment.FromJsonString((await RunAsync(["stack", "export", "--show-secrets", "--stack", stackName], cancellationToken)).StandardOutput);

    /// <summary>Replaces a stack's state.</summary>
    public Task ImportStackAsync(string stackName, StackDeployment state, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(state);

        // A state has secrets: it goes through standard input, where no file of it is left.
        return RunAsync(
            new PulumiInvocation { Arguments = ["stack", "import", "--stack", stackName], WorkDir = WorkDir, StandardInput = state.Json.GetRawText() },
            cancellationToken);
    }

    /// <summary>Encrypts a stack's secrets with something else.</summary>
    /// <param name="stackName">The stack.</param>
    /// <param name="newSecretsProvider"><c>passphrase</c>, <c>default</c>, or a URL such as <c>awskms://alias/pulumi</c>.</param>
    /// <param name="secretsProviderOptions">The new passphrase, where the provider is <c>passphrase</c>.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public Task ChangeSecretsProviderAsync(string stackName, string newSecretsProvider, SecretsProviderOptions? secretsProviderOptions = null, CancellationToken cancellationToken = default)
    {
        var passphrase = newSecretsProvider == "passphrase" ? secretsProviderOptions?.NewPassphrase : null;
        return newSecretsProvider == "passphrase" && string.IsNullOrEmpty(passphrase)
            ? throw new DistributedApplicationException("A stack's secrets can be encrypted with a passphrase only if there is one: give the new passphrase.")
            : RunAsync(
                new PulumiInvocation { Arguments = ["stack", "change-secrets-provider", "--stack", stackName, newSecretsProvider], WorkDir = WorkDir, StandardInput = passphrase },
                cancellationToken);
    }

    private async Task<Dictionary<string, JsonElement>> OutputsAsync(string stackName, string[] options, CancellationToken cancellationToken)
    {
        var result = await RunAsync(["stack", "output", "--json", .. options, "--stack", stackName], cancellationToken);
        return CommandJson.Read(result.StandardOutput, AutomationJsonContext.Default.DictionaryStringJsonElement, "stack output") ?? [];
    }

    private static bool IsMasked(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.ValueEquals(OutputValue.Mask),
        JsonValueKind.Array => value.EnumerateArray().Any(IsMasked),
        JsonValueKind.Object => value.EnumerateObject().Any(static p => IsMasked(p.Value)),
        _ => false,
    };
}
