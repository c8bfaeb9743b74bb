using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Options;

/// <summary>The HashiCorp Vault that secrets are in, with <c>Aws:Secrets:Store=vault</c>, and how tasks log in there.</summary>
public sealed record VaultOptions
{
    private const string PathPattern = "^[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*$";

    /// <summary>Its address, which tasks reach.</summary>
    [Option, HttpsAddress("an HTTPS address such as https://vault.example.com:8200")]
    public string? Address { get; init; }

    /// <summary>The namespace that everything else is in, of Vault Enterprise or HCP.</summary>
    [Option, Text(PathPattern, "names with one slash between two of them, such as admin/web")]
    public string? Namespace { get; init; }

    /// <summary>Where the secrets engine for keys and values, version 2, is mounted.</summary>
    [Option("secret"), Text(PathPattern, "names with one slash between two of them, such as secret")]
    public required string Mount { get; init; }

    /// <summary>Below what path the secrets are: site, and installation. Without it, the site's name and the environment's, such as blog/prod.</summary>
    [Option, Text(PathPattern, "names with one slash between two of them, such as blog/prod")]
    public string? Path { get; init; }

    /// <summary>The version of the site's secrets that tasks read: a new one is a rolling deployment, and a deployment that is taken back has the old values. Without it, each task reads the newest when it starts.</summary>
    [Option, Between(1, 1_000_000)]
    public int? Version { get; init; }

    /// <summary>The role of the auth method that tasks log in to; the one-off task that makes the site logs in to another, whose name ends with -installation. Without it, the site's name and the environment's, such as blog-prod.</summary>
    [Option, Text("^[A-Za-z0-9._-]{1,64}$", "1 to 64 letters, digits, or any of . _ -")]
    public string? Role { get; init; }

    /// <summary>Where the auth method for AWS is mounted.</summary>
    [Option("aws"), Text(PathPattern, "names with one slash between two of them, such as aws")]
    public required string AuthMount { get; init; }

    /// <summary>What Vault wants to find in a log-in, so that it is good for no other Vault: its iam_server_id_header_value.</summary>
    [Option, Text(@"^[\x21-\x7e]{1,255}$", "what iam_server_id_header_value of the auth method is")]
    public string? ServerId { get; init; }

    /// <summary>The region whose STS Vault asks who a task is: its sts_region, or any with use_sts_region_from_client. Without it, the global STS, as Vault does by itself.</summary>
    [Option, Region]
    public string? StsRegion { get; init; }

    /// <summary>The certificates, in PEM form, that Vault's own is signed by, if no public authority does.</summary>
    [Option, Text(@"^(\s*-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----\s*)+$", "one or more certificates in PEM form (-----BEGIN CERTIFICATE----- …)")]
    public string? CaCertificate { get; init; }
}
