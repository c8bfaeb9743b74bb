namespace WpAspire.Provisioning.Automation;

/// <summary>Where a project keeps its stacks.</summary>
/// <param name="Url">The backend; <see langword="null"/> where the project leaves it open.</param>
public sealed record ProjectBackend(string? Url);
