namespace WpAspire.Provisioning.Options.Definitions;

/// <summary>The value of any parameter of MariaDB.</summary>
internal sealed class DatabaseParameterAttribute() : TextAttribute(@"^[^\r\n]{1,1024}$", "a parameter's value on one line");
