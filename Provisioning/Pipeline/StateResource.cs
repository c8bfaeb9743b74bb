using System.Text.Json;
using WpAspire.Provisioning.Automation.Progress;

namespace WpAspire.Provisioning.Pipeline;

/// <summary>A resource of a state.</summary>
/// <param name="Urn">Its unique name.</param>
/// <param name="Type">Its type token, such as <c>aws:rds/instance:Instance</c>.</param>
/// <param name="Inputs">What the program asked for.</param>
/// <param name="Outputs">What the provider has.</param>
/// <param name="IsProtected">Whether Pulumi refuses to delete it.</param>
/// <param name="IsRetained">Whether it stays in AWS when the stack gives it up.</param>
/// <param name="Dependencies">The unique names of what it was made after.</param>
internal sealed record StateResource(string Urn, string Type, JsonElement Inputs, JsonElement Outputs, bool IsProtected, bool IsRetained, IReadOnlyList<string> Dependencies)
{
    /// <summary>The name in the stack.</summary>
    public string Name => ResourceUrn.Parse(Urn).Name;

    /// <summary>An input that is text; <see langword="null"/> if it is none.</summary>
    public string? Text(string input) =>
        Inputs.ValueKind == JsonValueKind.Object && Inputs.TryGetProperty(input, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>An output that is text; <see langword="null"/> if it is none.</summary>
    public string? Output(string name) =>
        Outputs.ValueKind == JsonValueKind.Object && Outputs.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Whether an input is true.</summary>
    public bool Is(string input) => Inputs.ValueKind == JsonValueKind.Object && Inputs.TryGetProperty(input, out var value) && value.ValueKind == JsonValueKind.True;
}
