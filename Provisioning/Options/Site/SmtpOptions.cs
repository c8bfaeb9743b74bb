using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Options;

/// <summary>The mail server that WordPress sends through. Its password is a secret, not an option.</summary>
public sealed record SmtpOptions
{
    /// <summary>The mail server. Without one, WordPress sends no mail.</summary>
    [Option, DomainName]
    public string? Host { get; init; }

    /// <summary>The port of the mail server.</summary>
    [Option(587), Between(1, 65535)]
    public required int Port { get; init; }

    /// <summary>The user at the mail server. Without one, mail is sent without logging in.</summary>
    [Option, Text(@"^[^\s]{1,256}$", "a name without spaces")]
    public string? User { get; init; }

    /// <summary>How the connection is encrypted: as the server offers (auto), with TLS from the start (ssl), with STARTTLS (tls), not at all (none).</summary>
    [Option("auto"), OneOf("auto", "ssl", "tls", "none")]
    public required string Protocol { get; init; }

    /// <summary>The sender of mail. Without one, WordPress's own.</summary>
    [Option, Email]
    public string? FromEmail { get; init; }
}
