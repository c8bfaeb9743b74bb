namespace WpAspire.Hosting.Site;

/// <summary>Requests of the AppHost to what has .NET's development certificate.</summary>
internal static class DeveloperCertificates
{
    /// <summary>
    /// Creates what makes requests, and accepts that certificate. It is no browser: whoever asks may not have been told to
    /// trust the certificate, but knows which one it is.
    /// </summary>
    public static SocketsHttpHandler CreateHandler(IDeveloperCertificateService certificates) => new()
    {
        UseCookies = false,
        UseProxy = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, errors) => errors == System.Net.Security.SslPolicyErrors.None || certificates.Certificates.Any(c => c.GetCertHashString() == certificate?.GetCertHashString()) },
    };
}
