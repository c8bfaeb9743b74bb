namespace WpAspire.Provisioning.Options.Definitions;

/// <summary>An e-mail address.</summary>
internal sealed class EmailAttribute() : TextAttribute(
    @"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$",
    "an e-mail address such as ops@example.com");
