using System.Security.Cryptography.X509Certificates;

namespace WpAspire.Hosting.Orchestration.LoadBalancing;

/// <summary>The certificate for <c>localhost</c> that <c>dotnet dev-certs https</c> makes for a user.</summary>
internal static class DevelopmentCertificate
{
    // How ASP.NET Core marks it.
    private const string Mark = "1.3.6.1.4.1.311.84.1.1";

    /// <summary>Finds the newest one that is valid; <see langword="null"/> if there is none.</summary>
    public static X509Certificate2? Find()
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadOnly);
        var now = DateTime.Now;
        return store.Certificates
            .Where(c => c.HasPrivateKey && c.NotBefore <= now && now < c.NotAfter && c.Extensions.Any(static e => e.Oid?.Value == Mark))
            .MaxBy(static c => c.NotBefore);
    }
}
