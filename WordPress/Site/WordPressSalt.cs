namespace Aspire.Hosting.ApplicationModel;

/// <summary>One of WordPress' eight keys and salts, which sign its log-in cookies. All instances of a site share them.</summary>
/// <param name="EnvironmentVariable">The image's variable for it.</param>
/// <param name="Parameter">The secret that holds it.</param>
public sealed record WordPressSalt(string EnvironmentVariable, ParameterResource Parameter)
{
    /// <summary>The names of the eight, as wp-config.php spells them.</summary>
    internal static readonly string[] Names =
    [
        "AUTH_KEY", "SECURE_AUTH_KEY", "LOGGED_IN_KEY", "NONCE_KEY",
        "AUTH_SALT", "SECURE_AUTH_SALT", "LOGGED_IN_SALT", "NONCE_SALT",
    ];
}
