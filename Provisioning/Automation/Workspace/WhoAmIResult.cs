using System.Collections.Immutable;

namespace WpAspire.Provisioning.Automation;

/// <summary>Who is logged in, and where.</summary>
/// <param name="User">The user.</param>
/// <param name="Url">The backend.</param>
/// <param name="Organizations">The organizations that the user is in; empty where the backend has none.</param>
public sealed record WhoAmIResult(string User, string? Url, ImmutableArray<string> Organizations);
