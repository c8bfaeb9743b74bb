namespace WpAspire.Provisioning.Options.Definitions;

/// <summary>A domain name of at least two labels, without the dot of the root.</summary>
internal sealed class DomainNameAttribute() : TextAttribute(
    @"^(?=.{4,253}$)([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]$",
    "a domain name such as blog.example.com")
{
    public override object? Read(string text) => (base.Read(text) as string)?.ToLowerInvariant();
}
