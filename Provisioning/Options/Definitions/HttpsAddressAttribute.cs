namespace WpAspire.Provisioning.Options.Definitions;

/// <summary>The address of a server that is reached by HTTPS.</summary>
internal class HttpsAddressAttribute(string allowed) : TextAttribute(
    @"^https://[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*$", allowed)
{
    public override object? Read(string text) =>
        base.Read(text) is string address && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Port > 0 ? address : null;
}
