namespace WpAspire.Provisioning.Options.Definitions;

/// <summary>A version of MariaDB that RDS has or had.</summary>
internal sealed class MariaDbVersionAttribute : AllowedAttribute
{
    public override string Allowed => $"{string.Join(", ", MariaDbRelease.All.Select(r => r.Version))}, or one of their minor versions such as {MariaDbRelease.All[^1].Version}.5";

    public override object? Read(string text) => MariaDbRelease.Of(text) is null ? null : text;
}
